"""What is measured of a patient, what is to be measured in the end, and score scales.

Numbers are exact: whole numbers, or decimals that a number in JSON carries without
loss. A scale holds what it takes to read the score of a published instrument: its
range, which way is better, bands and cut-offs with their sources.

Not covered: the questions of an instrument and how a score is made of the answers,
norms, alerts on single answers, and what a score means for one patient.
"""

from continuum.measuring._metric import Measurement as Measurement
from continuum.measuring._metric import Metric as Metric
from continuum.measuring._numbers import Number as Number
from continuum.measuring._scale import Band as Band
from continuum.measuring._scale import Banding as Banding
from continuum.measuring._scale import Cutoff as Cutoff
from continuum.measuring._scale import Direction as Direction
from continuum.measuring._scale import Scale as Scale
from continuum.measuring._target import Target as Target

__all__ = [
    "Band",
    "Banding",
    "Cutoff",
    "Direction",
    "Measurement",
    "Metric",
    "Number",
    "Scale",
    "Target",
]
