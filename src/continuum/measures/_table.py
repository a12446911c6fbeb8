"""The table a measure shows itself as, in a notebook and in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from continuum import _html
from continuum._html import Cell
from continuum.errors import printable

__all__ = ["Table"]


class Table(NamedTuple):
    """A table with its caption and the lines below it, for a notebook or a terminal."""

    headers: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    caption: str
    below: Sequence[str] = ()

    def html(self) -> str:
        """The table as HTML."""
        return _html.table(
            self.headers, self.rows, caption=self.caption, below=self.below
        )

    def text(self) -> str:
        """The table in aligned columns, with a space for what a terminal would obey."""
        lines = [self.headers, *(line for row in self.rows for line in _lines(row))]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        rule = ["-" * width for width in widths]
        written = [
            "  ".join(
                cell.ljust(width) for cell, width in zip(line, widths, strict=True)
            )
            for line in (lines[0], rule, *lines[1:])
        ]
        parts = [self.caption, "", *written, *(["", *self.below] if self.below else [])]
        return "\n".join(printable(part).rstrip() for part in parts)


def _lines(row: Sequence[Cell]) -> Iterator[tuple[str, ...]]:
    cells = [(cell,) if isinstance(cell, str) else cell for cell in row]
    yield from zip_longest(*cells, fillvalue="")
