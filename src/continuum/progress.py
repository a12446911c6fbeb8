"""How far an objective has come: what was achieved, the trend, and when it may be.

All of it is derived from measurements, on a day and from what was measured by then; a
status that somebody typed has no place here. Trends are robust and exact: medians of
slopes as fractions, and an interval from the exact distribution of Kendall's statistic.

Not covered: curves, seasons and steps, values that are missing, errors of measurement
beyond a scale's reliable change, and whether a target can be reached at all, which is a
clinician's to judge. A projection prolongs a straight line and promises nothing.
"""

from __future__ import annotations

import enum
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import accumulate, combinations
from typing import Final, NamedTuple

import attrs

from continuum import _fields, _html
from continuum.errors import FieldValueError, Unquoted
from continuum.measuring import (
    Direction,
    Measurement,
    Metric,
    Number,
    Target,
    check_number,
    number_of,
)

__all__ = [
    "Achievement",
    "Course",
    "Heading",
    "Line",
    "Progress",
    "Projection",
    "Trend",
    "progress",
]

_LEAST_CONFIDENCE: Final = Fraction(9, 10)

_MOST_FITTED: Final = 100
"""Measurements that a trend is taken from; of more, the last."""

_LAST_DAY: Final = date(_fields.LAST_YEAR, 12, 31)

_DAYS_PER_WEEK: Final = 7


class Achievement(enum.StrEnum):
    """How far a goal or objective is reached, in the codes of FHIR's goal-achievement.

    Source: HL7, code system goal-achievement, of which a published copy was read. Its
    codes and its nesting, see `broader`, stand as read. From which measurements a code
    follows is this library's reading, see `progress`.
    """

    IN_PROGRESS = "in-progress"
    """Sought and not reached, or reached and lost again."""

    IMPROVING = "improving"
    WORSENING = "worsening"
    NO_CHANGE = "no-change"
    ACHIEVED = "achieved"
    SUSTAINING = "sustaining"
    """Reached before, and held since."""

    NOT_ACHIEVED = "not-achieved"
    NO_PROGRESS = "no-progress"
    NOT_ATTAINABLE = "not-attainable"
    """It cannot be reached: a clinician's judgment, and never derived."""

    @property
    def broader(self) -> Achievement | None:
        """The code that this one is a kind of; None of the three that stand on top.

        >>> Achievement.SUSTAINING.broader
        <Achievement.ACHIEVED: 'achieved'>
        """
        return _BROADER.get(self)


_BROADER: Final[Mapping[Achievement, Achievement]] = {
    Achievement.IMPROVING: Achievement.IN_PROGRESS,
    Achievement.WORSENING: Achievement.IN_PROGRESS,
    Achievement.NO_CHANGE: Achievement.IN_PROGRESS,
    Achievement.SUSTAINING: Achievement.ACHIEVED,
    Achievement.NO_PROGRESS: Achievement.NOT_ACHIEVED,
    Achievement.NOT_ATTAINABLE: Achievement.NOT_ACHIEVED,
}


# --- trend ----------------------------------------------------------------------------


class Heading(enum.StrEnum):
    """Where a trend leads, seen from the target or from what a scale calls better."""

    TOWARDS = "towards"
    AWAY = "away"
    LEVEL = "level"


@attrs.frozen(kw_only=True)
class Line:
    """A straight line through measurements.

    Args:
        origin: The last day measured.
        level: Its value on that day; never printed.
        slope: How much it rises in a day; never printed.
    """

    origin: date
    level: Fraction = attrs.field(repr=False)
    slope: Fraction = attrs.field(repr=False)

    def value_on(self, day: date) -> Fraction:
        """Its value on *day*."""
        _fields.day("Line.value_on", "day", day)
        return self.level + self.slope * (day - self.origin).days


@attrs.frozen(kw_only=True)
class Trend:
    """The trend of what one source shows: Theil and Sen's line.

    Its slope is the median of the slopes between every two measurements, so that single
    values far off hardly move it. The interval holds the slopes that Kendall's test
    does not rule out; it supposes that the measurements err alike, each by itself,
    about some straight line. It grows wide before it misleads.

    Args:
        count: Measurements it is taken from: the last 100 at most.
        line: The line; half of the measurements lie above it, half below.
        low: The line of the least slope of the interval; None of fewer than four
            measurements, which bound no slope with 90 % confidence.
        high: The line of the greatest.
        confidence: How often at least an interval made so holds the slope: 90 % or
            more, exactly.
        heading: Where it leads; None where neither target nor scale says which way is
            better.
    """

    count: int
    line: Line
    low: Line | None
    high: Line | None
    confidence: Fraction | None
    heading: Heading | None

    @property
    def slope(self) -> Fraction:
        """How much it rises in a day."""
        return self.line.slope

    @property
    def interval(self) -> tuple[Fraction, Fraction] | None:
        """The least and the greatest slope that the measurements leave open."""
        if self.low is None or self.high is None:
            return None
        return self.low.slope, self.high.slope

    def __str__(self) -> str:
        heading = "" if self.heading is None else f", {_LEADS[self.heading]}"
        words = f"{_signed(self.slope * _DAYS_PER_WEEK)} a week{heading}"
        if self.interval is None or self.confidence is None:
            return f"{words}; too few measurements for an interval"
        low, high = (_signed(slope * _DAYS_PER_WEEK) for slope in self.interval)
        percent = rounded(self.confidence * 100, 1)
        return f"{words}; {low} to {high} with {percent} % confidence"


_LEADS: Final = {
    Heading.TOWARDS: "for the better",
    Heading.AWAY: "for the worse",
    Heading.LEVEL: "level",
}


@attrs.frozen(kw_only=True)
class Projection:
    """When the target is reached if the trend goes on: a prolonged line, no promise.

    The confidence of the interval is that of the slope, not of the days.

    Args:
        expected: Day on which the line meets the target; None where it never does.
        earliest: Day on which the line most in favor does.
        latest: Day on which the line least in favor does; None where it never does, so
            that the target is perhaps never reached.
    """

    expected: date | None = attrs.field(repr=False)
    earliest: date | None = attrs.field(repr=False)
    latest: date | None = attrs.field(repr=False)

    def __str__(self) -> str:
        if self.earliest is None:
            return "never by this trend"
        about = (
            "never by this trend itself"
            if self.expected is None
            else f"about {self.expected}"
        )
        until = "perhaps never" if self.latest is None else f"to {self.latest}"
        comma = "," if self.latest is None else ""
        return f"{about}; from {self.earliest}{comma} {until}"


# --- progress -------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class Course:
    """What one source showed, in the order of the days.

    Args:
        source: Kind of evidence; None where none was named.
        measurements: Those used; none where a source that must show it has not.
        baseline: What the latest value is compared with; None where there is nothing
            to compare with.
        change: The latest value less the baseline.
        reliable: Whether the scale takes so large a change for more than chance; None
            where the scale does not say.
        trend: None of fewer than two measurements.
        projection: None where the target is reached, where there is none, and where the
            trend has no interval.
    """

    source: str | None = attrs.field(repr=False)
    measurements: tuple[Measurement, ...] = attrs.field(repr=False)
    baseline: Number | None = attrs.field(repr=False)
    change: Number | None = attrs.field(repr=False)
    reliable: bool | None = attrs.field(repr=False)
    trend: Trend | None = attrs.field(repr=False)
    projection: Projection | None = attrs.field(repr=False)

    @property
    def latest(self) -> Measurement | None:
        """The last measurement."""
        return self.measurements[-1] if self.measurements else None

    def __str__(self) -> str:
        if self.latest is None:
            return "not measured"
        words = f"{self.latest.value} on {self.latest.on}"
        if self.baseline is None or self.change is None:
            return words
        sign = "+" if self.change > 0 else ""
        chance = ", no more than chance" if self.reliable is False else ""
        return f"{words}, from {self.baseline} ({sign}{self.change}{chance})"


@attrs.frozen(kw_only=True)
class Progress:
    """How far an objective has come by a day; made by `progress`.

    It prints in full as text, and in notebooks as a table under a picture; its
    representation holds no value of the patient.

    Args:
        metric: What was measured.
        on: Day of the judgment.
        achievement: How far it is reached; None where that is not known.
        missing: Names of the facts that would tell, or would tell more.
        courses: What each source showed; one where no sources are named.
        target: What is to be measured in the end.
        since: Day from which measurements count.
        due: Day by which the target is to be reached.
        reached: First day from which the target was reached and not lost again.
        projection: When all of it is reached; None where a source has no projection
            and has not reached the target either.
    """

    metric: Metric = attrs.field(repr=False)
    on: date
    achievement: Achievement | None = attrs.field(repr=False)
    missing: tuple[str, ...] = attrs.field(repr=False)
    courses: tuple[Course, ...] = attrs.field(repr=False)
    target: Target | None = attrs.field(repr=False)
    since: date | None
    due: date | None
    reached: date | None = attrs.field(repr=False)
    projection: Projection | None = attrs.field(repr=False)

    @property
    def measurements(self) -> tuple[Measurement, ...]:
        """All measurements used, by days."""
        used = [each for course in self.courses for each in course.measurements]
        return tuple(sorted(used, key=lambda each: each.on))  # stable: sources in order

    @property
    def first(self) -> Measurement | None:
        """The first measurement used."""
        return self.measurements[0] if self.measurements else None

    @property
    def latest(self) -> Measurement | None:
        """The last measurement used; of several on one day, the last source's."""
        return self.measurements[-1] if self.measurements else None

    @property
    def _only(self) -> Course | None:
        return self.courses[0] if len(self.courses) == 1 else None

    @property
    def change(self) -> Number | None:
        """The change of the one source; with several, each has its own in `courses`."""
        return self._only.change if self._only else None

    @property
    def reliable(self) -> bool | None:
        """Whether the change of the one source is more than chance; see `Course`."""
        return self._only.reliable if self._only else None

    @property
    def trend(self) -> Trend | None:
        """The trend of the one source; with several, each has its own in `courses`."""
        return self._only.trend if self._only else None

    def __str__(self) -> str:
        lines = [self._summary()]
        for course in self.courses:
            name = "" if course.source is None else f"{course.source}: "
            lines.append(f"{name}{course}")
            if course.trend is not None:
                lines.append(f"{name}trend {course.trend}")
        if self.projection is not None:
            lines.append(f"target reached: {self.projection}")
        if self.missing:
            lines.append(f"missing: {', '.join(self.missing)}")
        return "\n".join(lines)

    def _summary(self) -> str:
        words = str(self.achievement or "not known")
        if self.reached is not None:
            late = self.due is not None and self.reached > self.due
            words += f" since {self.reached}" + (", after the day due" if late else "")
        if self.target is not None:
            due = "" if self.due is None else f" by {self.due}"
            words += f"; target {self.target}{due}"
        return f"{self.metric} on {self.on}: {words}"

    def to_svg(self) -> str:
        """Draw what was measured against baseline, target and trend, as SVG.

        Raises:
            FieldValueError: Nothing was measured.
        """
        from continuum._progress_drawing import svg  # noqa: PLC0415  # seldom asked

        return svg(self)

    def _repr_html_(self) -> str:
        rows = [
            (
                course.source or "",
                *(
                    "" if value is None else str(value)
                    for value in (
                        course.baseline,
                        course.latest and course.latest.value,
                        course.latest and course.latest.on,
                        course.change,
                        {True: "yes", False: "no", None: None}[course.reliable],
                        course.trend,
                        course.projection,
                    )
                ),
            )
            for course in self.courses
        ]
        headers = ("source", "baseline", "latest", "measured on", "change")
        table = _html.table(
            (*headers, "more than chance", "trend", "target reached"),
            rows,
            caption=self._summary(),
            below=[f"missing: {', '.join(self.missing)}"] if self.missing else (),
        )
        return f"<div>{self.to_svg()}{table}</div>" if self.measurements else table

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, str]:
        bundle = {"text/html": self._repr_html_(), "text/plain": str(self)}
        if self.measurements:
            bundle["image/svg+xml"] = self.to_svg()
        return bundle


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

    =============================================  =================================
    what was measured by *on*                      achievement
    =============================================  =================================
    nothing                                        None
    no target; see below                           improving, worsening, no-change
    reached at the last measuring                  achieved
    the same, and at the one before                sustaining
    all that was measured reaches it, and a        None
    source is not yet measured
    reached once and lost; once *due* is past,     worsening
    only where it was reached on that day
    not reached, *due* past, no source changed     no-progress
    not reached, *due* past                        not-achieved
    any source further from the target             worsening
    any source nearer to it                        improving
    every source as far as it was                  no-change
    nothing to compare with                        in-progress
    =============================================  =================================

    Each source is compared with its baseline, and a change that is smaller than the
    scale's reliable change is none. Without a target the scale says which way is
    better; without either, a change is no more than in progress. The day *due* is in
    time. *Not attainable* is never derived.

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


# --- checks ---------------------------------------------------------------------------


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


# --- courses --------------------------------------------------------------------------


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
        before = [each for each in found if each not in used]
        compared = before[-1:] or (used[:1] if len(used) > 1 else ())
        baseline = compared[0].value if compared else None
    change = None
    if baseline is not None and used:
        change = number_of(Fraction(used[-1].value) - Fraction(baseline))
    least = metric.scale.reliable_change if metric.scale else None
    reliable = None
    if change is not None and least is not None:
        reliable = abs(Fraction(change)) >= Fraction(least)
    trend = _trend(used, _wanted(metric, target, used)) if len(used) > 1 else None
    return Course(
        source=source,
        measurements=used,
        baseline=baseline,
        change=change,
        reliable=reliable,
        trend=trend,
        projection=_projection(trend, used, target, on),
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


class Ahead(NamedTuple):
    """The end of a target that a value has yet to reach, and the way there."""

    end: Fraction
    way: int


def ahead(target: Target, value: Number) -> Ahead | None:
    """What *value* has yet to reach of *target*; None where it reaches it."""
    if target.at_most is not None and value > target.at_most:
        return Ahead(Fraction(target.at_most), -1)
    if target.at_least is not None and value < target.at_least:
        return Ahead(Fraction(target.at_least), 1)
    return None


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


# --- achievement ----------------------------------------------------------------------


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


# --- trend and projection, worked out -------------------------------------------------


def _trend(measured: Sequence[Measurement], wanted: int) -> Trend:
    fitted = measured[-_MOST_FITTED:]
    origin = fitted[-1].on
    points = [((each.on - origin).days, Fraction(each.value)) for each in fitted]
    slopes = sorted((y - y0) / (x - x0) for (x0, y0), (x, y) in combinations(points, 2))

    def line(slope: Fraction) -> Line:
        # A median again, so that as many measurements lie above the line as below.
        level = _median(sorted(y - slope * x for x, y in points))
        return Line(origin=origin, level=level, slope=slope)

    slope = _median(slopes)
    rank, confidence = _rank(len(fitted))
    sure = rank > 0
    return Trend(
        count=len(fitted),
        line=line(slope),
        low=line(slopes[rank - 1]) if sure else None,
        high=line(slopes[-rank]) if sure else None,
        confidence=confidence if sure else None,
        heading=_heading(slope, wanted),
    )


def _heading(slope: Fraction, wanted: int) -> Heading | None:
    if not wanted:
        return None
    if not slope:
        return Heading.LEVEL
    return Heading.TOWARDS if (slope > 0) is (wanted > 0) else Heading.AWAY


def _median(ordered: Sequence[Fraction]) -> Fraction:
    middle = len(ordered) // 2
    return (ordered[middle] + ordered[-1 - middle]) / 2


def _rank(count: int) -> tuple[int, Fraction]:
    """Which slope, from each end, bounds the interval of so many measurements.

    If the line is right, all orders of its errors are equally likely, and as many
    slopes lie below its own as an order has inversions. So the interval from the slope
    of that rank to the one as far from the other end misses the line's own slope as
    often as an order has fewer inversions than the rank, twice.

    Returns:
        The rank, 0 where no interval has the confidence that is asked; and the
        confidence reached.
    """
    orders = _orders_by_inversions(count)
    total = math.factorial(count)
    rank = missed = 0
    for number in orders:
        if 2 * (missed + number) > (1 - _LEAST_CONFIDENCE) * total:
            break
        missed += number
        rank += 1
    return rank, 1 - Fraction(2 * missed, total)


def _orders_by_inversions(count: int) -> list[int]:
    """How many orders of *count* things have no inversion, one, two and so on.

    >>> _orders_by_inversions(4)
    [1, 3, 5, 6, 5, 3, 1]
    """
    orders = [1]
    for size in range(2, count + 1):
        # The next thing stands before none, one, ... or all of those placed.
        sums = [*accumulate(orders)]
        sums += [sums[-1]] * (size - 1)
        before = [0] * size + sums
        orders = [here - gone for here, gone in zip(sums, before, strict=False)]
    return orders


def _projection(
    trend: Trend | None, used: Sequence[Measurement], target: Target | None, on: date
) -> Projection | None:
    if trend is None or trend.low is None or trend.high is None or target is None:
        return None
    left = ahead(target, used[-1].value)
    if left is None:
        return None
    slow, fast = (trend.low, trend.high) if left.way > 0 else (trend.high, trend.low)
    return Projection(
        expected=_meets(trend.line, left, on),
        earliest=_meets(fast, left, on),
        latest=_meets(slow, left, on),
    )


def _meets(line: Line, left: Ahead, on: date) -> date | None:
    """First day from *on* on which the line is at the end of the target, or beyond."""
    gap = left.way * (left.end - line.value_on(on))
    speed = left.way * line.slope
    if gap <= 0:
        return on
    if speed <= 0:
        return None
    day = on.toordinal() + math.ceil(gap / speed)
    return date.fromordinal(day) if day <= _LAST_DAY.toordinal() else None


def _whole_projection(
    courses: Sequence[Course], target: Target | None
) -> Projection | None:
    """When the last of the sources reaches the target, as all of them must."""
    behind = [course for course in courses if not _reaches(course, target)]
    found = [course.projection for course in behind if course.projection is not None]
    if not behind or len(found) < len(behind):
        return None
    return Projection(
        expected=_last(each.expected for each in found),
        earliest=_last(each.earliest for each in found),
        latest=_last(each.latest for each in found),
    )


def _last(days: Iterable[date | None]) -> date | None:
    last = date(_fields.FIRST_YEAR, 1, 1)
    for day in days:
        if day is None:
            return None
        last = max(last, day)
    return last


# --- words ----------------------------------------------------------------------------


def rounded(value: Fraction, places: int = 2) -> str:
    """*value* to so many decimal places; more where two digits would not show.

    >>> rounded(Fraction(-7, 3)), rounded(Fraction(5)), rounded(Fraction(1, 900))
    ('-2.33', '5', '0.0011')
    """
    size = abs(value)
    while size and size * 10**places < 10:  # noqa: PLR2004  # two digits
        places += 1
    whole, rest = divmod((2 * size * 10**places + 1) // 2, 10**places)
    sign = "-" if value < 0 else ""
    shown = f"{whole}.{rest:0{places}d}" if places else f"{whole}"
    return sign + (shown.rstrip("0").rstrip(".") if places else shown)


def _signed(value: Fraction) -> str:
    return f"+{rounded(value)}" if value > 0 else rounded(value)
