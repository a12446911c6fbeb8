"""How far an objective has come: what was achieved, the trend, and when it may be.

All of it is derived from measurements, on a day and from what was measured by then; a
status that somebody typed has no place here. Trends are robust and exact: medians of
slopes as fractions, and an interval from the exact distribution of Kendall's statistic.

Not covered: curves, seasons and steps, values that are missing, errors of measurement
beyond a scale's reliable change, and whether a target can be reached at all, which is a
clinician's to judge. A projection prolongs a straight line and promises nothing.
"""

from continuum.progress._achievement import Achievement as Achievement
from continuum.progress._progress import progress as progress
from continuum.progress._record import Course as Course
from continuum.progress._record import Progress as Progress
from continuum.progress._trend import Heading as Heading
from continuum.progress._trend import Line as Line
from continuum.progress._trend import Projection as Projection
from continuum.progress._trend import Trend as Trend

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
