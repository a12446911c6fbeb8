"""Levels of care, the transitions between them, and the continuum they make.

A level belongs to one system; ``3.7`` of one edition is not ``3.7`` of another. Hours
are not on a level: they belong to rules, because each authority names another number.
"""

from continuum.levels._continuum import ONE_BED as ONE_BED
from continuum.levels._continuum import AtLevel as AtLevel
from continuum.levels._continuum import Continuum as Continuum
from continuum.levels._explanation import Explanation as Explanation
from continuum.levels._explanation import Reason as Reason
from continuum.levels._explanation import facts_of as facts_of
from continuum.levels._level import Guard as Guard
from continuum.levels._level import Level as Level
from continuum.levels._level import Management as Management
from continuum.levels._level import NoSuchLevel as NoSuchLevel
from continuum.levels._level import Outside as Outside
from continuum.levels._level import Place as Place
from continuum.levels._level import Setting as Setting
from continuum.levels._transition import Concurrency as Concurrency
from continuum.levels._transition import Expectation as Expectation
from continuum.levels._transition import Transition as Transition
from continuum.levels._transition import TransitionKind as TransitionKind
from continuum.levels._transition import kind_by_rank as kind_by_rank

__all__ = [
    "AtLevel",
    "Concurrency",
    "Continuum",
    "Expectation",
    "Explanation",
    "Guard",
    "Level",
    "Management",
    "NoSuchLevel",
    "Outside",
    "Place",
    "Reason",
    "Setting",
    "Transition",
    "TransitionKind",
]
