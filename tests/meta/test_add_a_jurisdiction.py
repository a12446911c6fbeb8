"""A jurisdiction is one module and its cases: what the page says, done to a copy.

The module and the cases are those of ``docs/how-to/add-a-jurisdiction.md``. They are
put beside a copy of the package, which a second interpreter imports instead.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import continuum
from continuum.rulebooks.national import RULEBOOKS
from docs import _facts

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how-to" / "add-a-jurisdiction.md"

CODE = "US-XX"

PUT_IN = """
import json, sys
from datetime import date
from pathlib import Path

import pytest

import continuum
from continuum import Attendance, Circumstances, DateRange, ServiceKind, Session, Stay
from continuum.checks import check
from continuum.rulebooks.national import RULEBOOKS
from continuum.systems import asam3
from tests import cases
from tests.unit.test_rulebooks_facts import figures

code, golden = sys.argv[1], Path(sys.argv[2])
cases.GOLDEN = golden
(book,) = (book for book in RULEBOOKS if book.authority.code == code)


def verdicts(minutes, *days):
    given = [
        Session(day=date(2026, 3, day), minutes=minutes, kind=ServiceKind.COUNSELING)
        for day in days
    ]
    stay = Stay(
        level=asam3.LEVEL_2_1,
        period=DateRange(date(2026, 3, 2), date(2026, 3, 9)),
        attendance=Attendance.attended(given),
        circumstances=Circumstances.aged(30),
    )
    report = check(stay, under=RULEBOOKS, on=date(2026, 3, 9))
    mine = (found for found in report if found.code in book)
    return {found.code: str(found.verdict) for found in mine}


found = {
    "package": continuum.__file__,
    "books": [book.authority.code for book in RULEBOOKS],
    "enough": verdicts(180, 2, 3, 5),
    "short": verdicts(179, 2, 3, 5),
    "cases": [
        [case.name, case.verdict, cases.outcome(case), case.boundary]
        for file in sorted(golden.rglob("*.toml"))
        for case in cases.cases_in(file)
    ],
    "figures": [figures(version.requirement) for version in book.rules[0].versions],
}
nets = ["tests/meta/test_rulebooks.py", "tests/test_golden.py"]
options = ["--no-cov", "-q", "-p", "no:cacheprovider", "-k", code]
found["nets"] = int(pytest.main([*options, *nets]))
print(json.dumps(found))
"""


def block(language: str, start: str) -> str:
    """The one block of the page in *language* that starts with *start*."""
    text = PAGE.read_text(encoding="utf-8")
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    (found,) = (each for each in blocks if each.startswith(start))
    return str(found)


@pytest.fixture(scope="module")
def put_in(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What comes of putting in the module and the cases, and nothing else."""
    folder = tmp_path_factory.mktemp("jurisdiction")
    package = folder / "src" / "continuum"
    shutil.copytree(Path(continuum.__file__).parent, package)
    module = package / "rulebooks" / "us" / "xx.py"
    assert not module.exists()
    module.write_text(block("python", '"""Fictional State'), encoding="utf-8")
    cases = folder / "golden" / "us-xx" / "us-xx-001.toml"
    cases.parent.mkdir(parents=True)
    cases.write_text(block("toml", "rule = "), encoding="utf-8")
    # Whoever measures this run would measure the copy.
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("COV", "PYTEST"))
    }
    path = os.pathsep.join(map(str, (package.parent, ROOT)))
    done = subprocess.run(
        [sys.executable, "-c", PUT_IN, CODE, str(folder / "golden")],
        check=False,
        capture_output=True,
        cwd=ROOT,
        encoding="utf-8",
        env={**kept, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stderr
    *printed, last = done.stdout.splitlines()
    found: dict[str, Any] = json.loads(last)
    assert Path(found["package"]).is_relative_to(folder)
    return {**found, "printed": "\n".join(printed)}


def test_the_module_alone_puts_it_among_the_rulebooks_of_the_nation(
    put_in: dict[str, Any],
) -> None:
    here = [book.authority.code for book in RULEBOOKS]
    assert CODE not in here
    assert put_in["books"] == sorted([*here, CODE])


def test_a_stay_is_judged_by_it_among_all_others(put_in: dict[str, Any]) -> None:
    assert put_in["enough"] == {"US-XX-001": "met"}  # 3 * 180 = 540
    assert put_in["short"] == {"US-XX-001": "unmet"}  # 3 * 179 = 537 < 540


def test_the_reader_of_golden_cases_takes_its_file_and_each_case_holds(
    put_in: dict[str, Any],
) -> None:
    assert [name for name, asked, told, _ in put_in["cases"] if told != asked] == []
    verdicts = {asked for _, asked, _, _ in put_in["cases"]}
    assert verdicts == {"met", "unmet", "unknown", "no-text"}
    assert any(boundary for _, _, _, boundary in put_in["cases"])


def test_what_every_rulebook_must_satisfy_it_satisfies(put_in: dict[str, Any]) -> None:
    assert put_in["nets"] == 0, put_in["printed"]
    assert re.search(r"\b[1-9]\d* passed", put_in["printed"])


def test_its_facts_are_read(tmp_path: Path) -> None:
    file = tmp_path / "us-xx.toml"
    file.write_text(block("toml", "# What the facts"), encoding="utf-8")
    read = _facts._read(file)
    assert read.title == "the Fictional State"
    assert [fact.rules for fact in read.facts] == [("US-XX-001",)]


def test_the_second_reading_on_the_page_is_that_of_the_rule(
    put_in: dict[str, Any],
) -> None:
    (row,) = re.findall(r"^> (US-XX-001 \|.*)$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert put_in["figures"] == [row.split(" | ")[-1]]
