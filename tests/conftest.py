"""Profiles and flags of the whole test suite."""

from __future__ import annotations

from pathlib import Path

import hypothesis
import pytest

HERE = Path(__file__).parent

hypothesis.settings.register_profile(
    "ci",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=50,
)
hypothesis.settings.register_profile(
    "large",
    database=None,
    deadline=None,
    max_examples=5000,
    print_blob=True,
)
# `--hypothesis-profile=large` is read after this line, and wins.
hypothesis.settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-surface",
        action="store_true",
        help="rewrite tests/meta/surface.txt from the public names as they are",
    )
    parser.addoption(
        "--update-rules-lock",
        action="store_true",
        help="rewrite tests/meta/rules.lock from the rule versions as they are",
    )
    parser.addoption(
        "--cohorts",
        type=int,
        default=100,
        help="random cohorts that each engine judges beside `check`",
    )


@pytest.fixture(scope="session")
def surface_file() -> Path:
    return HERE / "meta" / "surface.txt"


@pytest.fixture(scope="session")
def rules_lock_file() -> Path:
    return HERE / "meta" / "rules.lock"
