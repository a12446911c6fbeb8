"""Every rule gives the verdicts that were worked out by hand; see `tests/cases.py`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases import Case, cases_in, golden_cases, outcome

WEEKLY = 'weekly = ["Mon Tue Thu 18:00-21:00"]'
GOOD = f"""
rule = "US-XX-001"

[[case]]
name = "nine hours are met"
on = 2026-03-02
{WEEKLY}
verdict = "met"  # 3 * 180 = 540
"""


@pytest.mark.parametrize(
    "case", golden_cases(), ids=lambda case: f"{case.rule}: {case.name}"
)
def test_a_rule_gives_the_verdict_worked_out_by_hand(case: Case) -> None:
    assert outcome(case) == case.verdict


def written(folder: Path, text: str) -> Path:
    file = folder / "us-xx" / "us-xx-001.toml"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    return file


def test_a_case_file_is_read(tmp_path: Path) -> None:
    (case,) = cases_in(written(tmp_path, GOOD))
    assert (case.rule, case.weekly, case.boundary) == (
        "US-XX-001",
        ["Mon Tue Thu 18:00-21:00"],
        False,
    )


@pytest.mark.parametrize(
    ("good", "bad", "complaint"),
    [
        ("verdict =", "verdickt =", "verdickt"),
        ('"met"', '"passed"', "verdict"),
        ("weekly =", "dose = []\nweekly =", "exactly one of"),
        ("2026-03-02", '"2026-03-02"', "without quotes"),
        ("verdict =", "stay = { from = 2026-03-02 }\nverdict =", "admitted"),
        ("verdict =", 'due = "2026-03-02"\nverdict =', "without quotes"),
        (WEEKLY, 'plan = ["goal", "aim"]', "parts out of"),
        (WEEKLY, "documents = []", "of a stay"),
        ("US-XX-001", "US-XX-002", "do not belong here"),
        ("\n[[case]]", "\nrules = 1\n[[case]]", "unknown keys"),
    ],
)
def test_a_mistake_in_a_case_file_is_an_error_and_never_ignored(
    tmp_path: Path, good: str, bad: str, complaint: str
) -> None:
    file = written(tmp_path, GOOD.replace(good, bad, 1))
    with pytest.raises(ValueError, match=complaint):
        list(cases_in(file))
