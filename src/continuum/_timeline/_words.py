"""Stays in words: one line for each."""

from __future__ import annotations

from collections.abc import Iterable

from continuum import _svg
from continuum.stay import Stay

__all__ = ["lines", "told"]


def told(stay: Stay) -> str:
    """The days, the level, the end and the leaves of a stay, on one line."""
    nights = stay.nights
    parts = [str(stay.level)]
    if nights is not None:
        parts.append("1 night" if nights == 1 else f"{nights} nights")
        if stay.ended is not None:
            parts.append(str(stay.ended))
    parts += [f"on leave {leave}" for leave in stay.leaves]
    return _svg.plain(f"{stay.period}: {', '.join(parts)}")


def lines(stays: Iterable[Stay]) -> str:
    """One line for each stay, in the order given."""
    return "\n".join(map(told, stays)) or "no stays"
