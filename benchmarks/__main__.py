"""Run every benchmark, each in a process of its own, one after the other."""

from __future__ import annotations

import subprocess
import sys

TOPICS = (
    "imports",
    "check_stay",
    "national",
    "transitions_check",
    "expansion",
    "plan_construction",
    "plans",
    "plain_form",
    "population",
)


def main() -> None:
    for topic in TOPICS:
        subprocess.run([sys.executable, "-m", f"benchmarks.{topic}"], check=True)


if __name__ == "__main__":
    main()
