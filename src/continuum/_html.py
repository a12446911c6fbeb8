"""The one writer behind every table: escaped for a notebook, aligned for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

from continuum.errors import printable

__all__: list[str] = []


Cell: TypeAlias = str | tuple[str, ...]
"""A text, or several lines of it."""


def table(
    headers: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    caption: str = "",
    below: Iterable[str] = (),
) -> str:
    """Write one HTML table and lines below it; every text is escaped."""
    from html import escape  # noqa: PLC0415  # 2 ms that only notebooks need

    def line(tag: str, cells: Sequence[Cell]) -> str:
        written: list[str] = []
        for cell in cells:
            parts = (cell,) if isinstance(cell, str) else cell
            text = "<br>".join(escape(part) for part in parts)
            written.append(f'<{tag} style="{_style(parts)}">{text}</{tag}>')
        return f"<tr>{''.join(written)}</tr>"

    lines = ["<table>"]
    if caption:
        lines.append(f'<caption style="{_CAPTION}">{escape(caption)}</caption>')
    lines += [f"<thead>{line('th', headers)}</thead>", "<tbody>"]
    lines += [line("td", row) for row in rows]
    lines += ["</tbody>", "</table>"]
    lines += [f'<div style="{_BELOW}">{escape(text)}</div>' for text in below]
    return "\n".join(lines)


class Table(NamedTuple):
    """A table with its caption and the lines below it, for a notebook or a terminal."""

    headers: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    caption: str
    below: Sequence[str] = ()

    def html(self) -> str:
        """The table as HTML."""
        return table(self.headers, self.rows, caption=self.caption, below=self.below)

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


_CAPTION = "text-align: left; font-weight: bold"
_BELOW = "padding: 2px 8px"

_SHORT = 24
"""Longest text a column must not break: a rule's code, the two ends of a window."""


def _style(parts: tuple[str, ...]) -> str:
    style = "text-align: left; vertical-align: top; padding: 2px 8px"
    short = all(len(part) <= _SHORT for part in parts)
    return f"{style}; white-space: nowrap" if short else style
