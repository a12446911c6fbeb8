"""What an import loads, and that every module can be the first one imported."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.discovery import module_names

ROOT = Path(__file__).parents[2]

HEAVY = ("dateutil", "narwhals", "networkx", "numpy", "pandas", "polars")
"""Libraries that a first `import continuum` leaves alone."""

EVERY_MODULE_FIRST = """
import importlib, sys
clean = set(sys.modules)
for name in sys.argv[1:]:
    for loaded in set(sys.modules) - clean:
        if loaded.partition(".")[0] == "continuum":
            del sys.modules[loaded]
    try:
        importlib.import_module(name)
    except ImportError as error:
        print(name, error)
"""


def python(*arguments: str) -> str:
    """What a new interpreter prints; it must succeed without a warning."""
    done = subprocess.run(
        [sys.executable, "-W", "error", *arguments],
        check=False,
        capture_output=True,
        cwd=ROOT,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def roots_loaded_by(statement: str) -> set[str]:
    """The top-level packages in `sys.modules` after *statement*."""
    report = "import sys; print(*{name.partition('.')[0] for name in sys.modules})"
    return set(python("-c", f"{statement}; {report}").split())


def test_the_first_import_loads_no_heavy_library() -> None:
    assert roots_loaded_by("import continuum").isdisjoint(HEAVY)


def test_only_frames_need_the_library_of_frames() -> None:
    loaded = roots_loaded_by("import continuum.interop.plain, continuum.interop.fhir")
    assert "narwhals" not in loaded
    assert "narwhals" in roots_loaded_by("import continuum.frames")


def test_the_first_import_loads_no_rulebook() -> None:
    printed = python("-c", "import continuum, sys; print(*sys.modules)")
    assert not [name for name in printed.split() if "continuum.rulebooks" in name]


def test_only_the_graph_module_loads_networkx() -> None:
    names = [name for name in module_names() if name != "continuum.graph"]
    loaded = roots_loaded_by("import " + ", ".join(names))
    assert "networkx" not in loaded


def test_every_module_can_be_the_first_one_imported() -> None:
    # In four interpreters at once, each over a part of the modules.
    parts = [module_names()[start::4] for start in range(4)]
    with ThreadPoolExecutor(4) as pool:
        failed = pool.map(lambda part: python("-c", EVERY_MODULE_FIRST, *part), parts)
    assert "".join(failed) == ""


@pytest.mark.parametrize("name", ["dateutil", "networkx"])
def test_the_test_of_loaded_libraries_can_fail(name: str) -> None:
    assert name in roots_loaded_by(f"import {name}")
