"""The chart of the page "Cohorts, measured", drawn from the points that were measured.

Run `python -m docs.generate_cohort_chart` in the root of the repository after
`python -m benchmarks.cohorts growth --large`, whose tables are copied here.
"""  # noqa: INP001  # a script, not a package

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log10
from pathlib import Path
from typing import NamedTuple

from continuum._svg import GREY, INK, PALE, SMALL_SIZE, document, group, text, width_of

CHART = Path(__file__).parent / "explanation" / "cohorts-measured.svg"

BY_HAND = "polars, written by hand"
LOOKS = {
    "polars": ("#0969da", ""),
    BY_HAND: ("#59636e", "5 3"),
    "DuckDB": ("#bc4c00", ""),
}
"""Colour and dashes of each line."""


class Panel(NamedTuple):
    """One growth.

    Args:
        title: In what.
        sizes: Where it was measured.
        ticks: What is written under the axis, by size.
        times: Milliseconds of the processor at each size, by line.
        marks: Milliseconds that are written beside the axis, the lowest first.
        logarithmic: Whether sizes and times stand by their logarithms.
    """

    title: str
    sizes: Sequence[int]
    ticks: Mapping[int, str]
    times: Mapping[str, Sequence[float]]
    marks: Mapping[float, str]
    logarithmic: tuple[bool, bool]


ROWS = Panel(
    title="Rows, one rule (log scales)",
    sizes=(100_000, 300_000, 1_000_000, 3_000_000, 10_000_000),
    ticks={100_000: "100,000", 1_000_000: "1 million", 10_000_000: "10 million"},
    times={
        "polars": (26.8, 52.7, 181.6, 608.6, 2479.9),
        BY_HAND: (13.0, 37.9, 133.0, 591.0, 2365.5),
        "DuckDB": (137.6, 172.2, 330.5, 802.0, 2575.8),
    },
    marks={10: "10 ms", 100: "100 ms", 1000: "1 s", 10_000: "10 s"},
    logarithmic=(True, True),
)
RULES = Panel(
    title="Rules of one window, a million rows",
    sizes=(1, 2, 4, 7, 10),
    ticks={1: "1", 2: "2", 4: "4", 7: "7", 10: "10 rules"},
    times={
        "polars": (124.3, 131.1, 141.5, 158.5, 171.0),
        "DuckDB": (224.3, 314.5, 528.8, 949.8, 1491.6),
    },
    marks={0: "0", 500: "500 ms", 1000: "1 s", 1500: "1.5 s"},
    logarithmic=(False, False),
)
PATIENTS = Panel(
    title="Patients, a million rows",
    sizes=(5_208, 10_416, 20_833, 41_666, 83_333),
    ticks={5_208: "5,208", 20_833: "20,833", 83_333: "83,333"},
    times={
        "polars": (94.4, 117.9, 151.6, 192.2, 251.8),
        BY_HAND: (80.0, 99.2, 123.6, 159.7, 228.7),
    },
    marks={0: "0", 100: "100 ms", 200: "200 ms", 300: "300 ms"},
    logarithmic=(True, False),
)
PANELS = (ROWS, RULES, PATIENTS)

WIDE, HIGH = 230, 180
"""The field of a panel."""

LEFT, TOP, GAP, UNDER = 56, 40, 70, 62


def chart(panels: Sequence[Panel] = PANELS) -> str:
    """All panels beside each other, and the meaning of the lines under them."""
    width = LEFT + len(panels) * WIDE + (len(panels) - 1) * GAP + 44
    height = TOP + HIGH + UNDER
    parts = [
        group(_panel(panel), at=(LEFT + index * (WIDE + GAP), TOP))
        for index, panel in enumerate(panels)
    ]
    parts.append(group(_legend(), at=(LEFT, TOP + HIGH + 46)))
    return document(
        (width, height),
        parts,
        title="Time of a check as rows, rules and patients grow",
        description=" ".join(_sentences(panels)),
    )


def _sentences(panels: Iterable[Panel]) -> Iterator[str]:
    """Yield what the chart shows, in words."""
    for panel in panels:
        for name, times in panel.times.items():
            first, last = panel.sizes[0], panel.sizes[-1]
            yield (
                f"{panel.title}: {name} takes {times[0]:.0f} ms at {first:,} "
                f"and {times[-1]:.0f} ms at {last:,}."
            )


def _panel(panel: Panel) -> Iterator[str]:
    yield text((0, -16), panel.title, bold=True)
    low, high = min(panel.marks), max(panel.marks)
    for mark, words in panel.marks.items():
        y = HIGH - _placed(mark, low, high, HIGH, logarithmic=panel.logarithmic[1])
        yield _line((0, y), (WIDE, y), PALE if mark == low else "#d1d9e0")
        yield text((-6, y + 4), words, size=SMALL_SIZE, colour=GREY, anchor="end")
    first, last = panel.sizes[0], panel.sizes[-1]

    def across(size: int) -> int:
        return _placed(size, first, last, WIDE, logarithmic=panel.logarithmic[0])

    for size, words in panel.ticks.items():
        x = across(size)
        yield _line((x, HIGH), (x, HIGH + 4), PALE)
        yield text((x, HIGH + 17), words, size=SMALL_SIZE, colour=GREY, anchor="middle")
    for name, times in panel.times.items():
        points = [
            (
                across(size),
                HIGH - _placed(time, low, high, HIGH, logarithmic=panel.logarithmic[1]),
            )
            for size, time in zip(panel.sizes, times, strict=True)
        ]
        told = zip(panel.sizes, times, strict=True)
        words = "; ".join(f"{size:,}: {time:,.0f} ms" for size, time in told)
        yield group([_curve(points, *LOOKS[name])], title=f"{name}: {words}")


def _placed(
    value: float, low: float, high: float, length: int, *, logarithmic: bool
) -> int:
    """Pixels from the end of an axis of that *length*."""
    if logarithmic:
        value, low, high = log10(value), log10(low), log10(high)
    return round(length * (value - low) / (high - low))


def _line(start: tuple[int, int], end: tuple[int, int], colour: str) -> str:
    return (
        f'<path d="M{start[0]} {start[1]}L{end[0]} {end[1]}" '
        f'stroke="{colour}" fill="none"/>'
    )


def _curve(points: Sequence[tuple[int, int]], colour: str, dashes: str) -> str:
    """A line through *points*, each with a dot."""
    way = "L".join(f"{x} {y}" for x, y in points)
    dash = f' stroke-dasharray="{dashes}"' if dashes else ""
    dots = "".join(
        f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>' for x, y in points
    )
    return (
        f'<path d="M{way}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>{dots}'
    )


def _legend() -> Iterator[str]:
    x = 0
    for name, look in LOOKS.items():
        yield _curve([(x, 0), (x + 32, 0)], *look)
        yield text((x + 42, 4), name, colour=INK)
        x += 42 + width_of(name) + 28


def main() -> None:
    """Write the chart."""
    CHART.write_text(chart(), encoding="utf-8")


if __name__ == "__main__":
    main()
