"""Peak memory of one rule over ten million rows, beside queries written by hand.

Each side runs in a process of its own, three times, and what counts is the most memory
that the process ever held, less that of a process which only opens the same data. The
cohort lies in Parquet files, in parts of the same number of patients: read whole before
the check, scanned by polars, scanned by DuckDB, or taken part by part. Ours is given an
inspection; *inspected* is the same without one, as `frames.check` runs by default.
"""

from __future__ import annotations

import argparse
import pickle
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, Final

import duckdb
import polars as pl

from benchmarks._cohorts import BY_SQL, BY_WEEK, COLUMNS, LEVEL, ON, by_polars, cohort
from continuum import frames

ROWS: Final = 10_000_000
PARTS: Final = 10
TURNS: Final = 3
TARGET: Final = 1.3
DUCKDB_LIMIT: Final = "4GB"


def write(folder: Path, rows: int) -> None:
    """Make the files, in a process whose memory does not count for the others."""
    given = cohort(rows)
    seen = frames.inspect(given.sessions, stays=given.stays, on=ON, columns=COLUMNS)
    (folder / "inspection.pickle").write_bytes(pickle.dumps(seen))
    size = -(-given.stays.height // PARTS)
    for part in range(PARTS):
        first, after = part * size, (part + 1) * size
        mine = pl.col("patient").is_between(first, after, closed="left")
        given.sessions.filter(mine).write_parquet(folder / f"sessions-{part}.parquet")
        given.stays.filter(mine).write_parquet(folder / f"stays-{part}.parquet")


# --- what is run, each in a process of its own ----------------------------------------


def _scans(folder: Path) -> tuple[pl.LazyFrame, pl.LazyFrame]:
    return (
        pl.scan_parquet(folder / "sessions-*.parquet"),
        pl.scan_parquet(folder / "stays-*.parquet"),
    )


def _read(folder: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    return (
        pl.read_parquet(folder / "sessions-*.parquet"),
        pl.read_parquet(folder / "stays-*.parquet"),
    )


def _checked(frames_of: tuple[Any, Any], folder: Path | None = None) -> Any:
    """Findings, with the inspection of *folder*; else they are inspected first."""
    sessions, stays = frames_of
    seen: frames.Inspection | None = None
    if folder is not None:
        seen = pickle.loads((folder / "inspection.pickle").read_bytes())
    return frames.check(
        sessions,
        stays=stays,
        under=BY_WEEK.rule,
        at=LEVEL,
        on=ON,
        columns=COLUMNS,
        inspection=seen,
    )


def _lazy(folder: Path) -> tuple[pl.LazyFrame, pl.LazyFrame]:
    sessions, stays = _read(folder)
    return sessions.lazy(), stays.lazy()


def _rows(found: pl.DataFrame) -> int:
    return found.height


def _read_only(folder: Path) -> int:
    return _read(folder)[0].height


def _read_ours(folder: Path) -> int:
    return _rows(_checked(_lazy(folder), folder).collect())


def _read_inspected(folder: Path) -> int:
    return _rows(_checked(_lazy(folder)).collect())


def _read_by_hand(folder: Path) -> int:
    return by_polars(*_lazy(folder)).collect().height


def _scan_only(folder: Path) -> int:
    counted = _scans(folder)[0].select(pl.len()).collect(engine="streaming")
    return int(counted.item())


def _scan_ours(folder: Path) -> int:
    return _rows(_checked(_scans(folder), folder).collect(engine="streaming"))


def _scan_inspected(folder: Path) -> int:
    return _rows(_checked(_scans(folder)).collect(engine="streaming"))


def _scan_by_hand(folder: Path) -> int:
    return by_polars(*_scans(folder)).collect(engine="streaming").height


def _duckdb(folder: Path) -> tuple[Any, Any, Any]:
    connection = duckdb.connect(config={"memory_limit": DUCKDB_LIMIT})
    return (
        connection,
        connection.read_parquet(str(folder / "sessions-*.parquet")),
        connection.read_parquet(str(folder / "stays-*.parquet")),
    )


def _duckdb_only(folder: Path) -> int:
    _, sessions, _ = _duckdb(folder)
    return len(sessions)


def _duckdb_ours(folder: Path) -> int:
    _, *both = _duckdb(folder)
    rows: int = _checked((both[0], both[1]), folder).to_arrow_table().num_rows
    return rows


def _duckdb_inspected(folder: Path) -> int:
    _, *both = _duckdb(folder)
    rows: int = _checked((both[0], both[1])).to_arrow_table().num_rows
    return rows


def _duckdb_by_hand(folder: Path) -> int:
    connection, sessions, stays = _duckdb(folder)
    sessions.create_view("sessions")
    stays.create_view("stays")
    query = BY_SQL.format(sessions="sessions", stays="stays")
    rows: int = connection.sql(query).to_arrow_table().num_rows
    return rows


def _in_parts(folder: Path) -> int:
    """Part by part; of the findings, only how many there are is kept."""

    def parts() -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
        for part in range(PARTS):
            yield (
                pl.read_parquet(folder / f"sessions-{part}.parquet"),
                pl.read_parquet(folder / f"stays-{part}.parquet"),
            )

    found = frames.check_partitions(
        parts(), under=BY_WEEK.rule, at=LEVEL, on=ON, columns=COLUMNS
    )
    return sum(each.height for each in found)


SIDES: Final[dict[str, Callable[[Path], int]]] = {
    side.__name__.strip("_"): side
    for side in (
        _read_only,
        _read_ours,
        _read_inspected,
        _read_by_hand,
        _scan_only,
        _scan_ours,
        _scan_inspected,
        _scan_by_hand,
        _duckdb_only,
        _duckdb_ours,
        _duckdb_inspected,
        _duckdb_by_hand,
        _in_parts,
    )
}


def run(side: str, folder: Path) -> None:
    """Run one side, and print findings, the peak in kB and seconds."""
    began = perf_counter()
    count = SIDES[side](folder)
    seconds = perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(count, peak, seconds)


# --- the table ------------------------------------------------------------------------


def measured(side: str, folder: Path) -> tuple[int, float, float]:
    """Findings, megabytes at the most and seconds of one process."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.cohorts_memory", "--side", side, folder],
        check=True,
        capture_output=True,
        text=True,
    )
    count, peak, seconds = done.stdout.split()
    return int(count), int(peak) / 1024, float(seconds)


def show(folder: Path, rows: int) -> None:
    found = {side: [measured(side, folder) for _ in range(TURNS)] for side in SIDES}
    peaks = {side: median(peak for _, peak, _ in runs) for side, runs in found.items()}
    counts = {runs[0][0] for side, runs in found.items() if not side.endswith("only")}
    assert len(counts) == 1, counts
    print(f"Peak memory, {rows:,} rows, {counts.pop():,} findings\n")
    head = (
        "",
        "MB in all",
        "half of the range",
        "MB more",
        "seconds",
        "ratio",
        "target",
    )
    lines: list[tuple[str, ...]] = [head]
    for side, runs in found.items():
        base = f"{side.partition('_')[0]}_only"
        more = peaks[side] - peaks.get(base, peaks["scan_only"])
        ratio, target, other = "-", "-", 0.0
        if side.endswith(("ours", "inspected")):
            other = peaks[f"{side.partition('_')[0]}_by_hand"] - peaks[base]
            ratio = f"{more / other:.2f}"
        if side.endswith("ours"):
            missed = "" if more / other <= TARGET else "  missed"
            target = f"<= {TARGET:g}{missed}"
        spread = (max(each[1] for each in runs) - min(each[1] for each in runs)) / 2
        seconds = median(each[2] for each in runs)
        lines.append(
            (
                side.replace("_", " "),
                f"{peaks[side]:.0f}",
                f"{spread:.0f}",
                f"{more:.0f}",
                f"{seconds:.1f}",
                ratio,
                target,
            )
        )
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for label, *cells in lines:
        numbers = (f"{cell:>{w}}" for cell, w in zip(cells, widths[1:], strict=True))
        print(f"  {label:<{widths[0]}}  {'  '.join(numbers)}")
    print()


def main() -> None:
    given = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    given.add_argument("--rows", type=int, default=ROWS)
    given.add_argument("--side", choices=["write", *SIDES], help=argparse.SUPPRESS)
    given.add_argument("folder", nargs="?", type=Path, help=argparse.SUPPRESS)
    asked = given.parse_args()
    if asked.side == "write":
        write(asked.folder, asked.rows)
        return
    if asked.side is not None:
        run(asked.side, asked.folder)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        here = [sys.executable, "-m", "benchmarks.cohorts_memory"]
        rows = ["--rows", str(asked.rows)]
        subprocess.run([*here, *rows, "--side", "write", folder], check=True)
        show(folder, asked.rows)


if __name__ == "__main__":
    main()
