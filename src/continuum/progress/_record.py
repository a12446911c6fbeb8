"""What measurements showed: of each source, and of an objective as a whole."""

from __future__ import annotations

from datetime import date

import attrs

from continuum import _html
from continuum.measuring import Measurement, Metric, Number, Target
from continuum.progress._achievement import Achievement
from continuum.progress._trend import Projection, Trend

__all__ = ["Course", "Progress"]


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
        from continuum.progress._drawing import svg  # noqa: PLC0415  # seldom asked

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
