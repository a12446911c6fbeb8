"""Whether a level of care suits a patient, as a record of factors; never a placement.

Scope: factors that a text names, who judged each of them and when; a recommendation
that somebody made by criteria of their own; and the level the patient came to, with
coded reasons where it is another. Not covered, on purpose: finding a level. Nothing
here rates, weighs or averages. Licensed criteria stay with the caller, who may bring
them as `Criteria`. Factors of published texts are in `continuum.suitability_factors`.
"""

from continuum.suitability._factors import Factor as Factor
from continuum.suitability._factors import FactorGroup as FactorGroup
from continuum.suitability._factors import FactorSet as FactorSet
from continuum.suitability._placement import Criteria as Criteria
from continuum.suitability._placement import Difference as Difference
from continuum.suitability._placement import Placement as Placement
from continuum.suitability._placement import Rating as Rating
from continuum.suitability._placement import Recommendation as Recommendation
from continuum.suitability._placement import VarianceReason as VarianceReason
from continuum.suitability._record import Judge as Judge
from continuum.suitability._record import Judgment as Judgment
from continuum.suitability._record import Suitability as Suitability

__all__ = [
    "Criteria",
    "Difference",
    "Factor",
    "FactorGroup",
    "FactorSet",
    "Judge",
    "Judgment",
    "Placement",
    "Rating",
    "Recommendation",
    "Suitability",
    "VarianceReason",
]
