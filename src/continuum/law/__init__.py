"""Law beside law."""

from continuum.law._asked import clauses
from continuum.law._lint import lint
