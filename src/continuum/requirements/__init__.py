"""The requirement algebra: what must hold, as values that print themselves.

A requirement is one of a closed union of small frozen classes. `continuum.assess` gives
it a verdict; nothing here computes one.
"""

from continuum.requirements._amounts import Amount as Amount
from continuum.requirements._amounts import Unit as Unit
from continuum.requirements._amounts import days as days
from continuum.requirements._amounts import hours as hours
from continuum.requirements._amounts import minutes as minutes
from continuum.requirements._amounts import occasions as occasions
from continuum.requirements._amounts import sessions as sessions
from continuum.requirements._documents import ADMISSION as ADMISSION
from continuum.requirements._documents import Anchor as Anchor
from continuum.requirements._documents import Completed as Completed
from continuum.requirements._documents import Due as Due
from continuum.requirements._documents import Happened as Happened
from continuum.requirements._documents import OnPaper as OnPaper
from continuum.requirements._documents import Repeats as Repeats
from continuum.requirements._documents import SessionHeld as SessionHeld
from continuum.requirements._documents import Signed as Signed
from continuum.requirements._documents import Since as Since
from continuum.requirements._documents import terms_of as terms_of
from continuum.requirements._hours import Above as Above
from continuum.requirements._hours import AtLeast as AtLeast
from continuum.requirements._hours import AtMost as AtMost
from continuum.requirements._hours import Average as Average
from continuum.requirements._hours import Below as Below
from continuum.requirements._hours import Between as Between
from continuum.requirements._hours import Bound as Bound
from continuum.requirements._hours import EachSession as EachSession
from continuum.requirements._hours import Gap as Gap
from continuum.requirements._length import Length as Length
from continuum.requirements._parts import EVENINGS_AND_WEEKENDS as EVENINGS_AND_WEEKENDS
from continuum.requirements._parts import Apart as Apart
from continuum.requirements._parts import Capped as Capped
from continuum.requirements._parts import Counting as Counting
from continuum.requirements._parts import Share as Share
from continuum.requirements._parts import Times as Times
from continuum.requirements._plans import PlanHas as PlanHas
from continuum.requirements._plans import PlanTrait as PlanTrait
from continuum.requirements._program import LevelAbsent as LevelAbsent
from continuum.requirements._program import Load as Load
from continuum.requirements._program import Ratio as Ratio
from continuum.requirements._program import Scaled as Scaled
from continuum.requirements._union import AllOf as AllOf
from continuum.requirements._union import AnyOf as AnyOf
from continuum.requirements._union import Excusable as Excusable
from continuum.requirements._union import Given as Given
from continuum.requirements._union import Requirement as Requirement
from continuum.requirements._union import longest_inside as longest_inside
from continuum.requirements._union import on_record as on_record
from continuum.requirements._union import scope as scope
from continuum.requirements._union import walk as walk

__all__ = [
    "ADMISSION",
    "EVENINGS_AND_WEEKENDS",
    "Above",
    "AllOf",
    "Amount",
    "Anchor",
    "AnyOf",
    "Apart",
    "AtLeast",
    "AtMost",
    "Average",
    "Below",
    "Between",
    "Bound",
    "Capped",
    "Completed",
    "Counting",
    "Due",
    "EachSession",
    "Excusable",
    "Gap",
    "Given",
    "Happened",
    "Length",
    "LevelAbsent",
    "Load",
    "OnPaper",
    "PlanHas",
    "PlanTrait",
    "Ratio",
    "Repeats",
    "Requirement",
    "Scaled",
    "SessionHeld",
    "Share",
    "Signed",
    "Since",
    "Times",
    "Unit",
    "days",
    "hours",
    "minutes",
    "occasions",
    "scope",
    "sessions",
    "walk",
]
