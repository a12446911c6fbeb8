"""Run jobs under an audit hook that lets nothing touch the outside world.

A script for a second interpreter, since a hook cannot be removed: it prints what each
job did that it must not do, one event per line, after the name of the job.
"""

from __future__ import annotations

import importlib
import socket
import subprocess
import sys
import zoneinfo
from collections.abc import Callable
from pathlib import Path

import narwhals.stable.v2 as nw
import polars as pl

from tests.discovery import module_names
from tests.jobs import JOBS, done

ON_FIRST_USE = ("dateutil.relativedelta", "dateutil.rrule", "networkx")
"""What the library imports on first use: an import reads files, and happens once."""

INWARD = frozenset(
    {
        "array.__new__",
        "builtins.id",
        "code.__new__",
        "compile",  # networkx compiles the wrappers of its functions on first use
        "exec",
        "marshal.dumps",
        "marshal.loads",
        "object.__delattr__",
        "object.__getattr__",
        "object.__setattr__",
        "pickle.find_class",
        "sys._getframe",
        "sys._getframemodulename",
    }
)
"""Audit events that touch nothing outside the interpreter; all others are refused."""


def _import_engine() -> None:
    """Have narwhals import what it needs for polars, with no part of the library."""
    frame = nw.from_native(pl.DataFrame({"day": [1]})).lazy()
    frame.group_by("day").agg(nw.len()).collect()


def _open() -> None:
    with Path(__file__).open(encoding="utf-8"):
        pass


PLANTED: dict[str, Callable[[], object]] = {
    "open": _open,
    "listdir": lambda: list(Path(__file__).parent.iterdir()),
    "process": lambda: subprocess.run([sys.executable, "-c", ""], check=True),
    "socket": lambda: socket.socket().close(),
    "time-zone": lambda: zoneinfo.ZoneInfo.no_cache("America/New_York"),
    "import": lambda: importlib.import_module("colorsys"),
}
"""What the hook must catch; a hook that sees nothing proves nothing."""


def main() -> None:
    """Print the refused events of every job and every planted call."""
    for needed in (*module_names(), *ON_FIRST_USE):
        importlib.import_module(needed)
    _import_engine()
    doing = ""
    events: list[str] = []

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if doing and event not in INWARD:
            events.append(f"{doing} {event} {arguments!a:.200}")

    sys.addaudithook(hook)
    for name, call in {**JOBS, **PLANTED}.items():
        doing = name
        done(name) if name in JOBS else call()
        doing = ""
    print(*events, sep="\n", end="")


if __name__ == "__main__":
    main()
