"""FHIR R4 (4.0.1), both ways, as plain dicts."""

from continuum.interop.fhir._codes import code_of as code_of
from continuum.interop.fhir._encounters import EncounterReading as EncounterReading
from continuum.interop.fhir._encounters import read_encounters as read_encounters
from continuum.interop.fhir._episodes_reading import EpisodeReading as EpisodeReading
from continuum.interop.fhir._episodes_reading import FoundEpisode as FoundEpisode
from continuum.interop.fhir._episodes_reading import (
    read_episodes_of_care as read_episodes_of_care,
)
from continuum.interop.fhir._found import Assumed as Assumed
from continuum.interop.fhir._found import Assumption as Assumption
from continuum.interop.fhir._found import Dropped as Dropped
from continuum.interop.fhir._found import DroppedReason as DroppedReason
from continuum.interop.fhir._outcome import write_report as write_report
from continuum.interop.fhir._plan_reading import FoundPlan as FoundPlan
from continuum.interop.fhir._plan_reading import PlanReading as PlanReading
from continuum.interop.fhir._plan_reading import read_plans as read_plans
from continuum.interop.fhir._plan_writing import write_plan as write_plan
from continuum.interop.fhir._stay_writing import write_episode as write_episode
from continuum.interop.fhir._stay_writing import write_stay as write_stay
from continuum.interop.fhir._written import Json as Json
from continuum.interop.fhir._written import LossReason as LossReason
from continuum.interop.fhir._written import Lost as Lost
from continuum.interop.fhir._written import Resource as Resource
from continuum.interop.fhir._written import Written as Written

__all__ = [
    "Assumed",
    "Assumption",
    "Dropped",
    "DroppedReason",
    "EncounterReading",
    "EpisodeReading",
    "FoundEpisode",
    "FoundPlan",
    "Json",
    "LossReason",
    "Lost",
    "PlanReading",
    "Resource",
    "Written",
    "code_of",
    "read_encounters",
    "read_episodes_of_care",
    "read_plans",
    "write_episode",
    "write_plan",
    "write_report",
    "write_stay",
]
