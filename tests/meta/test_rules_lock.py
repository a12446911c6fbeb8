"""A change of law is visible in review: the hash of every rule version is on file."""

from __future__ import annotations

import enum
import hashlib
from datetime import date, time
from pathlib import Path
from typing import Any

import attrs
import pytest

from tests.discovery import rulebooks


def canonical(value: object) -> str:
    """Write *value* the same way in every process, sets included."""
    if isinstance(value, enum.Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, (date, time)):
        return value.isoformat()
    if value is None or isinstance(value, (str, int)):
        return repr(value)
    if isinstance(value, tuple):
        return f"({', '.join(map(canonical, value))})"
    if isinstance(value, frozenset):
        return f"{{{', '.join(sorted(map(canonical, value)))}}}"
    if attrs.has(type(value)) and not isinstance(value, type):
        fields = (
            f"{field.name}={canonical(getattr(value, field.name))}"
            for field in attrs.fields(type(value))
            if not field.name.startswith("_")
        )
        return f"{type(value).__name__}({', '.join(fields)})"
    raise TypeError(f"no canonical form for {type(value).__name__}")


def line(rule: Any, version: Any) -> str:
    """Code, first day and hash of one version, with all that the rule itself says."""
    shared = (
        f"{field.name}={canonical(getattr(rule, field.name))}"
        for field in attrs.fields(type(rule))
        if field.name != "versions"
    )
    says = [*shared, canonical(version)]
    digest = hashlib.sha256("\n".join(says).encode()).hexdigest()
    return f"{rule.code} {version.in_force.start} {digest}"


def locked() -> list[str]:
    """The lock as it should be: a line for each version and each rulebook, sorted."""
    found: list[str] = []
    for rulebook in rulebooks():
        lines = [
            line(rule, version) for rule in rulebook.rules for version in rule.versions
        ]
        digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
        found += lines
        found.append(f"{rulebook.authority.code} revised {rulebook.revised} {digest}")
    return sorted(found)


def test_no_version_of_a_rule_changed_appeared_or_vanished(
    rules_lock_file: Path, pytestconfig: pytest.Config
) -> None:
    found = locked()
    if pytestconfig.getoption("--update-rules-lock"):
        rules_lock_file.write_text("".join(f"{each}\n" for each in found))
    exists = rules_lock_file.exists()
    recorded = rules_lock_file.read_text().splitlines() if exists else []
    changes = sorted(
        [f"- {each}" for each in set(recorded) - set(found)]
        + [f"+ {each}" for each in set(found) - set(recorded)],
        key=lambda change: change[2:],
    )
    assert changes == [], (
        "rules changed; if the text of the law says so, add a line under `### Rules` "
        "in CHANGELOG.md, set the day on which the rulebook was `revised`, and run "
        "`pytest --no-cov tests/meta/test_rules_lock.py --update-rules-lock`"
    )


def test_the_canonical_form_does_not_depend_on_the_order_of_a_set() -> None:
    names = [f"service {number}" for number in range(50)]
    assert canonical(frozenset(names)) == canonical(frozenset(reversed(names)))


def test_the_canonical_form_sees_every_field() -> None:
    @attrs.frozen
    class Toy:
        day: date
        minutes: int

    assert canonical(Toy(date(2026, 3, 2), 540)) == "Toy(day=2026-03-02, minutes=540)"
    assert canonical(Toy(date(2026, 3, 2), 540)) != canonical(
        Toy(date(2026, 3, 2), 541)
    )


def test_a_value_without_a_canonical_form_is_refused() -> None:
    with pytest.raises(TypeError):
        canonical({"a": 1})
