"""The one writer behind every notebook representation: small, escaped tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__: list[str] = []


def table(
    headers: Sequence[str], rows: Iterable[Sequence[str]], *, caption: str = ""
) -> str:
    """Write one HTML table; every cell is text and is escaped."""
    from html import escape  # noqa: PLC0415  # 2 ms that only notebooks need

    lines = ["<table>"]
    if caption:
        lines.append(f"<caption><b>{escape(caption)}</b></caption>")
    head, body = "th", "td"
    for tag, cells in [(head, headers), *((body, row) for row in rows)]:
        line = "".join(
            f'<{tag} style="{_style(cell)}">{escape(cell)}</{tag}>' for cell in cells
        )
        lines.append(f"<tr>{line}</tr>")
    return "\n".join([*lines, "</table>"])


_SHORT = 24
"""Longest text a column must not break: a rule's code, the two ends of a window."""


def _style(cell: str) -> str:
    style = "text-align: left; vertical-align: top; padding: 2px 8px"
    return f"{style}; white-space: nowrap" if len(cell) <= _SHORT else style
