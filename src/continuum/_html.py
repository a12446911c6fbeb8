"""The one writer behind every notebook representation: small, escaped tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

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
    """Write one HTML table and lines below it.

    Every text is escaped, with a space for each character that is obeyed and not shown.
    """

    def line(tag: str, cells: Sequence[Cell]) -> str:
        written: list[str] = []
        for cell in cells:
            parts = (cell,) if isinstance(cell, str) else cell
            text = "<br>".join(_escaped(part) for part in parts)
            written.append(f'<{tag} style="{_style(parts)}">{text}</{tag}>')
        return f"<tr>{''.join(written)}</tr>"

    lines = ["<table>"]
    if caption:
        lines.append(f'<caption style="{_CAPTION}">{_escaped(caption)}</caption>')
    lines += [f"<thead>{line('th', headers)}</thead>", "<tbody>"]
    lines += [line("td", row) for row in rows]
    lines += ["</tbody>", "</table>"]
    lines += [f'<div style="{_BELOW}">{_escaped(text)}</div>' for text in below]
    return "\n".join(lines)


def _escaped(words: str) -> str:
    from html import escape  # noqa: PLC0415  # 2 ms that only notebooks need

    return escape(printable(words))


_CAPTION = "text-align: left; font-weight: bold"
_BELOW = "padding: 2px 8px"

_SHORT = 24
"""Longest text a column must not break: a rule's code, the two ends of a window."""


def _style(parts: tuple[str, ...]) -> str:
    style = "text-align: left; vertical-align: top; padding: 2px 8px"
    short = all(len(part) <= _SHORT for part in parts)
    return f"{style}; white-space: nowrap" if short else style
