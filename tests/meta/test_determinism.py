"""Same arguments, same report: under any hash seed, and from any number of threads."""

from __future__ import annotations

import difflib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest

from tests.jobs import JOBS, MARK, done

ROOT = Path(__file__).parents[2]
SEEDS = ("0", "1", "42")
THREADS = 4
LONGEST, MOST = 160, 10
"""How much of a difference is shown."""


@cache
def printed(seed: str) -> dict[str, list[str]]:
    """Every line of every job in an interpreter with that hash seed."""
    result = subprocess.run(
        [sys.executable, "-m", "tests.jobs"],
        check=False,
        capture_output=True,
        cwd=ROOT,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
    )
    assert result.returncode == 0, result.stderr
    lines: dict[str, list[str]] = {}
    for line in result.stdout.splitlines():
        mark, _, job = line.partition(" ")
        if mark == MARK and job in JOBS:
            lines[job] = []
        else:
            lines[next(reversed(lines))].append(line)
    return lines


@pytest.mark.parametrize("job", JOBS)
def test_results_are_the_same_under_every_hash_seed(job: str) -> None:
    first, *others = (printed(seed)[job] for seed in SEEDS)
    assert first
    for other in others:
        changes = difflib.unified_diff(first, other, lineterm="", n=0)
        assert [line[:LONGEST] for line in changes][:MOST] == []


@pytest.mark.parametrize("job", JOBS)
def test_results_are_the_same_from_four_threads(job: str) -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        results = set(pool.map(done, [job] * THREADS))
    assert results == {done(job)}
