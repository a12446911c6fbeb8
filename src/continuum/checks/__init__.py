"""The verb: judge a schedule, a plan or a stay by rulebooks, at a level, on a day."""

from continuum.checks._check import Subject as Subject
from continuum.checks._check import check as check

__all__ = ["Subject", "check"]
