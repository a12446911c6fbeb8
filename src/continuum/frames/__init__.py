"""Cohorts: the rules of `continuum.check`, over the data frames of six engines.

What `check` of each stay says of what was delivered, planned or offered, in the engine
the rows are in: polars, pandas, pyarrow, DuckDB, Dask or PySpark, through narwhals (the
extra ``frames``). Nothing about documents, plans or the staff of a program, which are
not in the frames; `obstacles` says of each requirement whether it can be judged.
"""

from continuum.frames._check import check as check
from continuum.frames._check import check_partitions as check_partitions
from continuum.frames._check import inspect as inspect
from continuum.frames._columns import Columns as Columns
from continuum.frames._columns import Rows as Rows
from continuum.frames._engines import Engine as Engine
from continuum.frames._findings import NOT_EVALUATED as NOT_EVALUATED
from continuum.frames._inspection import Found as Found
from continuum.frames._inspection import Inspection as Inspection
from continuum.frames._inspection import Problem as Problem
from continuum.frames._quarantine import Quarantine as Quarantine
from continuum.frames._quarantine import quarantine as quarantine
from continuum.frames._support import obstacles as obstacles

__all__ = [
    "NOT_EVALUATED",
    "Columns",
    "Engine",
    "Found",
    "Inspection",
    "Problem",
    "Quarantine",
    "Rows",
    "check",
    "check_partitions",
    "inspect",
    "obstacles",
    "quarantine",
]
