"""No file, socket, process, environment, clock, random number: two of three fences.

The third, import-linter, sees modules and runs in CI. The audit hook sees what happens,
but neither clock nor environment; ruff's list of banned names sees those.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.jobs import JOBS
from tests.meta.guarded import PLANTED

ROOT = Path(__file__).parents[2]

BANNED = {
    "today": "from datetime import date\n\nDAY = date.today()\n",
    "now": "from datetime import UTC, datetime\n\nNOW = datetime.now(UTC)\n",
    "utcnow": "import datetime\n\nNOW = datetime.datetime.utcnow()\n",
    "clock": "import time\n\nNOW = time.time()\n",
    "clock by name": "from time import monotonic\n\nNOW = monotonic()\n",
    "uuid1": "from uuid import uuid1\n\nNAME = uuid1()\n",
    "uuid4": "import uuid\n\nNAME = uuid.uuid4()\n",
    "environment": "import os\n\nHOME = os.environ['HOME']\n",
    "random": "import random\n\nCHOICE = random.random()\n",
    "secrets": "import secrets\n\nTOKEN = secrets.token_hex()\n",
    "time zone": "from zoneinfo import ZoneInfo\n\nZONE = ZoneInfo('UTC')\n",
    "dateutil.tz": "from dateutil import tz\n\nZONE = tz.gettz('UTC')\n",
    "dateutil.parser": "from dateutil.parser import parse\n\nDAY = parse('1 March')\n",
    "rrulestr": "from dateutil.rrule import rrulestr\n\nR = rrulestr('FREQ=DAILY')\n",
}
"""Calls that the library must not make, and that only the list of banned names sees."""


@cache
def refused_events() -> list[list[str]]:
    """What jobs did in an interpreter of their own that touches the outside."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.meta.guarded"],
        check=False,
        capture_output=True,
        cwd=ROOT,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return [line.split(maxsplit=1) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("job", JOBS)
def test_a_job_touches_nothing_outside_the_interpreter(job: str) -> None:
    assert [event for name, event in refused_events() if name == job] == []


@pytest.mark.parametrize("planted", PLANTED)
def test_the_audit_hook_catches_a_planted_call(planted: str) -> None:
    assert planted in {name for name, _ in refused_events()}


def ruff(source: str) -> str:
    """What ruff says about *source* as a module of the library."""
    if importlib.util.find_spec("ruff") is None:
        pytest.skip("ruff is not installed; the dev extra brings it")
    command = [
        "check",
        "--no-cache",
        "--output-format=concise",
        "--select=TID251,PTH,T20",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *command, "--stdin-filename=src/continuum/x.py"],
        check=False,
        capture_output=True,
        cwd=ROOT,
        input=source,
        text=True,
    )
    assert done.returncode in {0, 1}, done.stderr
    return done.stdout


@pytest.mark.parametrize("source", BANNED.values(), ids=BANNED)
def test_the_list_of_banned_names_catches_a_planted_call(source: str) -> None:
    assert "TID251" in ruff(source)


def test_ruff_catches_a_planted_open_and_a_planted_print() -> None:
    assert "PTH123" in ruff("TEXT = open('notes.txt').read()\n")
    assert "T201" in ruff("print('hello')\n")


def test_a_wall_clock_time_of_a_session_is_not_banned() -> None:
    assert "TID251" not in ruff("from datetime import time\n\nSTARTS = time(18)\n")
