"""The engines whose frames are judged."""

from __future__ import annotations

import enum
from typing import TypeAlias

import narwhals.stable.v2 as nw
from narwhals.stable.v2.typing import IntoLazyFrame

__all__ = ["Engine", "Frame"]

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
    def orders_rows(self) -> bool:
        """Whether narwhals can look at the row before or after another on it."""
        return self not in (Engine.PYARROW, Engine.DASK)
