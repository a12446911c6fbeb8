"""One patient's stays as a picture: a lane for each level, a bar for each stay.

Facts about the patient, and the names of lines of care, are never drawn.
"""

from continuum._timeline._picture import bundle as bundle
from continuum._timeline._picture import svg as svg
from continuum._timeline._words import lines as lines

__all__ = ["bundle", "lines", "svg"]
