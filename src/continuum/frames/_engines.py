"""The engines whose frames are judged."""

from __future__ import annotations

import enum
from typing import TypeAlias

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoLazyFrame

__all__ = ["Engine", "Frame", "settled"]

Frame: TypeAlias = nw.LazyFrame[IntoLazyFrame]
"""A frame that is computed when its rows are asked for."""


class Engine(enum.StrEnum):
    """Whose frames are judged."""

    POLARS = "polars"
    PANDAS = "pandas"
    PYARROW = "pyarrow"
    DUCKDB = "duckdb"
    DASK = "dask"
    PYSPARK = "pyspark"

    @property
    def tells_overlap(self) -> bool:
        """Whether sessions of a day can be put side by side to see what overlaps.

        Dask 2026.8 fails to plan a frame joined with itself under other names.
        """
        return self is not Engine.DASK

    @property
    def shares_tables(self) -> bool:
        """Whether what several parts of a frame are made of is computed once."""
        return self not in (Engine.DUCKDB, Engine.PYSPARK)


def settled(frame: Frame) -> Frame:
    """*frame*, but for DuckDB behind a limit that none reaches.

    It would write what a column is made of into everything that is made of the column,
    and plan for minutes what it runs in a moment.
    """
    return frame.head(_NO_LIMIT) if frame.implementation.is_duckdb() else frame


_NO_LIMIT = 10**15
