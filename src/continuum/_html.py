"""The one writer behind every notebook representation: small tables, escaped throughout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

__all__: list[str] = []


def table(
    headers: Sequence[str], rows: Iterable[Sequence[str]], *, caption: str = ""
) -> str:
    """Write one HTML table; every cell is text and is escaped."""
    lines = ["<table>"]
    if caption:
        lines.append(f"<caption>{escape(caption)}</caption>")
    lines.append(f"<thead><tr>{_cells('th', headers)}</tr></thead>")
    lines.append("<tbody>")
    lines.extend(f"<tr>{_cells('td', row)}</tr>" for row in rows)
    lines.append("</tbody></table>")
    return "\n".join(lines)


def _cells(tag: str, cells: Sequence[str]) -> str:
    style = ' style="text-align:left"'
    return "".join(f"<{tag}{style}>{escape(cell)}</{tag}>" for cell in cells)
