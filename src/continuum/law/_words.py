"""Numbers, windows and tables in words, as narrow columns have them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import Final

from continuum.errors import printable
from continuum.periods import Window
from continuum.requirements import Unit, _hours

__all__: list[str] = []

WIDE = 80
"""Columns of a terminal."""

_GAP = "  "
_MINUTES_PER_HOUR = 60


def number(value: int, unit: str) -> str:
    """*value* with its unit, minutes as hours and minutes.

    >>> number(539, "minutes"), number(1, "days"), number(-60, "minutes")
    ('8 h 59 min', '1 day', '-1 h')
    """
    if unit == Unit.MINUTES:
        hours, minutes = divmod(abs(value), _MINUTES_PER_HOUR)
        parts = [f"{hours} h"] * bool(hours)
        parts += [f"{minutes} min"] * bool(minutes or not hours)
        return f"{'-' if value < 0 else ''}{' '.join(parts)}"
    if abs(value) == 1:
        unit = "person" if unit == "people" else unit.removesuffix("s")
    return f"{value} {unit}"


def per_words(window: Window | None) -> str:
    """How often, in words that follow a number; blank where there is no window.

    >>> from continuum.periods import Rolling, WholeStay
    >>> per_words(Rolling(7)), per_words(WholeStay(84))
    ('in any 7 days', 'in the first 84 days of the stay')
    """
    return "" if window is None else _hours.per_words(window, "a")


def table(
    headers: Sequence[str],
    rows: Iterable[Sequence[Sequence[str]]],
    widths: Sequence[int],
) -> Iterator[str]:
    """Yield the lines of a table whose cells are several lines, each wrapped."""

    def line(cells: Sequence[str]) -> str:
        padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        return _GAP.join(padded).rstrip()

    yield line(headers)
    yield line(["-" * width for width in widths])
    for row in rows:
        columns = [
            [part for text in cell for part in wrapped(text, width)]
            for cell, width in zip(row, widths, strict=True)
        ]
        for cells in zip_longest(*columns, fillvalue=""):
            yield line(cells)


def wrapped(text: str, width: int = WIDE, indent: str = "") -> list[str]:
    """*text* in lines of a width, without what a terminal would obey."""
    return wrap(
        printable(text), width, subsequent_indent=indent, break_on_hyphens=False
    )


def short(text: str) -> str:
    """*text* with hours and minutes as a narrow column has them."""
    return _UNITS.sub(lambda unit: "h" if unit[0].startswith("hour") else "min", text)


_UNITS: Final = re.compile(r"\b(?:hours?|minutes?)\b")


def sentence(text: str) -> str:
    """*text* as a sentence begins and ends."""
    return f"{text[0].upper()}{text[1:]}."
