"""The one writer behind every notebook representation: small, escaped tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__: list[str] = []


def table(
    headers: Sequence[str], rows: Iterable[Sequence[str]], *, caption: str = ""
) -> str:
    """Write one HTML table; every cell is text and is escaped."""
    from html import escape  # noqa: PLC0415  # 2 ms that only notebooks need

    def line(tag: str, cells: Sequence[str]) -> str:
        written = (
            f'<{tag} style="{_style(cell)}">{escape(cell)}</{tag}>' for cell in cells
        )
        return f"<tr>{''.join(written)}</tr>"

    lines = ["<table>"]
    if caption:
        lines.append(f'<caption style="{_CAPTION}">{escape(caption)}</caption>')
    lines += [f"<thead>{line('th', headers)}</thead>", "<tbody>"]
    lines += [line("td", row) for row in rows]
    return "\n".join([*lines, "</tbody>", "</table>"])


_CAPTION = "text-align: left; font-weight: bold"

_SHORT = 24
"""Longest text a column must not break: a rule's code, the two ends of a window."""


def _style(cell: str) -> str:
    style = "text-align: left; vertical-align: top; padding: 2px 8px"
    return f"{style}; white-space: nowrap" if len(cell) <= _SHORT else style
