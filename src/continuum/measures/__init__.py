"""Measures over a population: rates, lengths of stay, census and flow.

Every measure says what it counted, what it left out and why, and what is not yet known.
Published measures are data, see `Measure`; licensed value sets stay with the caller,
who says of each service what it was. Keys of patients are never printed.
"""

from continuum.measures._census import Census as Census
from continuum.measures._census import CensusSeries as CensusSeries
from continuum.measures._census import LevelCensus as LevelCensus
from continuum.measures._census import LevelSeries as LevelSeries
from continuum.measures._census import census as census
from continuum.measures._census import census_series as census_series
from continuum.measures._definitions import (
    continuity_after_inpatient as continuity_after_inpatient,
)
from continuum.measures._definitions import (
    continuity_after_withdrawal as continuity_after_withdrawal,
)
from continuum.measures._definitions import (
    continuity_by_provider as continuity_by_provider,
)
from continuum.measures._definitions import engagement as engagement
from continuum.measures._definitions import (
    follow_up_after_emergency as follow_up_after_emergency,
)
from continuum.measures._definitions import (
    follow_up_after_high_intensity as follow_up_after_high_intensity,
)
from continuum.measures._definitions import initiation as initiation
from continuum.measures._flow import Flow as Flow
from continuum.measures._flow import LevelFlow as LevelFlow
from continuum.measures._flow import flow as flow
from continuum.measures._lengths import LengthsOfStay as LengthsOfStay
from continuum.measures._lengths import LevelLengths as LevelLengths
from continuum.measures._lengths import Nights as Nights
from continuum.measures._lengths import Retention as Retention
from continuum.measures._lengths import lengths_of_stay as lengths_of_stay
from continuum.measures._lengths import retention as retention
from continuum.measures._measure import AdmissionWithin as AdmissionWithin
from continuum.measures._measure import ContactIndex as ContactIndex
from continuum.measures._measure import ContactWithin as ContactWithin
from continuum.measures._measure import DischargeIndex as DischargeIndex
from continuum.measures._measure import FollowUp as FollowUp
from continuum.measures._measure import Index as Index
from continuum.measures._measure import IndexStay as IndexStay
from continuum.measures._measure import LevelFilter as LevelFilter
from continuum.measures._measure import Measure as Measure
from continuum.measures._measure import Offsets as Offsets
from continuum.measures._measure import Qualifying as Qualifying
from continuum.measures._moves import LevelStays as LevelStays
from continuum.measures._moves import MoveCount as MoveCount
from continuum.measures._moves import TransitionCounts as TransitionCounts
from continuum.measures._moves import transition_counts as transition_counts
from continuum.measures._outcomes import ExclusionReason as ExclusionReason
from continuum.measures._outcomes import UnknownReason as UnknownReason
from continuum.measures._rate import IndexEvent as IndexEvent
from continuum.measures._rate import Rate as Rate
from continuum.measures._rate import rate as rate
from continuum.measures._records import Contact as Contact
from continuum.measures._records import ContactKind as ContactKind
from continuum.measures._records import PatientRecord as PatientRecord

__all__ = [
    "AdmissionWithin",
    "Census",
    "CensusSeries",
    "Contact",
    "ContactIndex",
    "ContactKind",
    "ContactWithin",
    "DischargeIndex",
    "ExclusionReason",
    "Flow",
    "FollowUp",
    "Index",
    "IndexEvent",
    "IndexStay",
    "LengthsOfStay",
    "LevelCensus",
    "LevelFilter",
    "LevelFlow",
    "LevelLengths",
    "LevelSeries",
    "LevelStays",
    "Measure",
    "MoveCount",
    "Nights",
    "Offsets",
    "PatientRecord",
    "Qualifying",
    "Rate",
    "Retention",
    "TransitionCounts",
    "UnknownReason",
    "census",
    "census_series",
    "continuity_after_inpatient",
    "continuity_after_withdrawal",
    "continuity_by_provider",
    "engagement",
    "flow",
    "follow_up_after_emergency",
    "follow_up_after_high_intensity",
    "initiation",
    "lengths_of_stay",
    "rate",
    "retention",
    "transition_counts",
]
