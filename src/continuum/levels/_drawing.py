"""Pictures of a continuum as text: Mermaid and Graphviz DOT."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from textwrap import wrap

from continuum.levels._level import Level
from continuum.levels._transition import Expectation, Transition, TransitionKind

__all__ = ["by_intensity", "dot", "drawn_moves", "mermaid"]


def mermaid(levels: Sequence[Level], transitions: Sequence[Transition]) -> str:
    """Write a Mermaid flow chart."""
    names = _names(levels)
    by_ends = {(move.origin, move.target): move for move in transitions}
    lines = ["flowchart TB"]
    lines += [
        f'    {name}["{_mermaid_text(level.code)}<br/>{_mermaid_text(level.name)}"]'
        for level, name in names.items()
    ]
    order = {level: index for index, level in enumerate(names)}
    # Mermaid places what it meets first above; so links come from the top down, and
    # an invisible one holds the more intensive level above a step-up of its own.
    for move, origin, target in sorted(
        drawn_moves(transitions),
        key=lambda drawn: sorted((order[drawn[1]], order[drawn[2]])),
    ):
        back = _usual_pair(move, by_ends.get((target, origin)))
        if move.kind is TransitionKind.STEP_UP:
            if back:
                continue
            lines.append(f"    {names[target]} ~~~ {names[origin]}")
        arrow = "<-->" if back else _mermaid_arrow(move)
        lines.append(f"    {names[origin]} {arrow} {names[target]}")
    return "\n".join(lines) + "\n"


def dot(levels: Sequence[Level], transitions: Sequence[Transition]) -> str:
    """Write a Graphviz DOT digraph."""
    names = _names(levels)
    lines = [
        "digraph continuum {",
        "    rankdir=TB; nodesep=0.35; ranksep=0.7;",
        f'    label="{_LEGEND}";',
        "    node [shape=box];",
    ]
    lines += [
        f'    {name} [label="{_dot_text(level)}"];' for level, name in names.items()
    ]
    rows: dict[int, list[str]] = {}
    for level, name in names.items():
        rows.setdefault(level.intensity, []).append(name)
    lines += [f"    {{ rank=same; {'; '.join(row)}; }}" for row in rows.values()]
    firsts = [row[0] for row in rows.values()]
    lines += [
        f"    {upper} -> {lower} [style=invis];" for upper, lower in pairwise(firsts)
    ]
    for move, origin, target in drawn_moves(transitions):
        ends = f"{names[origin]} -> {names[target]}"
        lines.append(f"    {ends} [{_dot_stroke(move)}];")
    return "\n".join([*lines, "}"]) + "\n"


def by_intensity(levels: Sequence[Level]) -> list[Level]:
    """The levels, the most intensive first."""
    return sorted(levels, key=lambda level: -level.intensity)


def drawn_moves(
    transitions: Sequence[Transition],
) -> Iterator[tuple[Transition, Level, Level]]:
    """Yield the moves a picture shows: between levels, save the crises."""
    for move in transitions:
        origin, target = move.origin, move.target
        if move.kind is TransitionKind.CRISIS:
            continue
        if isinstance(origin, Level) and isinstance(target, Level):
            yield move, origin, target


def _names(levels: Sequence[Level]) -> dict[Level, str]:
    return {level: f"L{index}" for index, level in enumerate(by_intensity(levels))}


_LEGEND = "thin: step-down    bold: step-up    dotted: lateral    dashed: unusual"

_DOT_NAME_WIDTH = 24
"""Columns after which a name is wrapped, so that rows of long names stay narrow."""


def _usual_pair(move: Transition, back: Transition | None) -> bool:
    # Whether a step-down and a step-up join the two levels, neither of them unusual.
    return (
        back is not None
        and {move.kind, back.kind} == {TransitionKind.STEP_DOWN, TransitionKind.STEP_UP}
        and Expectation.UNUSUAL not in {move.expectation, back.expectation}
    )


def _mermaid_arrow(move: Transition) -> str:
    if move.expectation is Expectation.UNUSUAL:
        return f"-.->|unusual {move.kind}|"
    if move.kind is TransitionKind.LATERAL:
        return "-->|lateral|"
    return "==>" if move.kind is TransitionKind.STEP_UP else "-->"


def _dot_stroke(move: Transition) -> str:
    # Only step-downs decide what stands above what.
    stroke = {TransitionKind.STEP_UP: "bold", TransitionKind.LATERAL: "dotted"}
    style = stroke.get(move.kind, "solid")
    if move.expectation is Expectation.UNUSUAL:
        style = "dashed"
    rank = "" if move.kind is TransitionKind.STEP_DOWN else ", constraint=false"
    return f'style={style}, tooltip="{move.kind}, {move.expectation}"{rank}'


def _one_line(text: str) -> str:
    return "".join(
        character if character.isprintable() else " " for character in text
    ).strip()


_MERMAID_MARKUP = re.compile(r"[^\w .-]|(?<![^\W_])[._-]|[._-](?![^\W_])")
"""Whatever is not a letter, a digit, a space, or one of ``._-`` inside a word."""


def _mermaid_text(text: str) -> str:
    # Mermaid reads quotes, markup and directives even inside quotes. Its entity codes,
    # written with a number sign, are the safe form of everything but plain words.
    return _MERMAID_MARKUP.sub(lambda found: f"#{ord(found[0])};", _one_line(text))


def _wrapped(name: str) -> list[str]:
    return wrap(_one_line(name), _DOT_NAME_WIDTH, break_on_hyphens=False)


def _dot_text(level: Level) -> str:
    lines = [_one_line(level.code), *_wrapped(level.name)]
    escaped = (
        line.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
        for line in lines
    )
    return "\\n".join(escaped)
