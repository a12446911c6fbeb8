"""Crosswalks: how levels of one system stand for those of another, and what is lost.

The types; the crosswalks themselves are data, in one module for each target system. A
crosswalk lists what may stand for a level. Which of it does is a person's decision:
nothing is migrated here.
"""

from continuum.crosswalks._crosswalk import Crosswalk as Crosswalk
from continuum.crosswalks._crosswalk import RoundTrip as RoundTrip
from continuum.crosswalks._terms import Image as Image
from continuum.crosswalks._terms import Mapping as Mapping
from continuum.crosswalks._terms import Relation as Relation
from continuum.crosswalks._terms import Term as Term

__all__ = [
    "Crosswalk",
    "Image",
    "Mapping",
    "Relation",
    "RoundTrip",
    "Term",
]
