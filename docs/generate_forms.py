"""The page of structural forms: every form of requirement, with a rule that has it.

`docs.generate_rules` writes this page together with those about rules.
"""  # noqa: INP001  # a script, not a package

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence

from continuum.rules import Rule, Rulebook
from docs._expressions import expression
from docs._forms import (
    DOCS,
    escaped,
    header,
    page,
    rule_link,
    table_of_markdown,
    unbroken,
)
from docs._structural import FORMS, Form, has

GOLDEN = DOCS.parent / "tests" / "golden"

_HEADER = header("docs/generate_forms.py or the rules")


def pages(entries: Sequence[tuple[Rulebook, Rule]]) -> dict[str, str]:
    """The page of forms, by its path under ``docs``."""
    return {"reference/forms.md": _page(entries)}


def _page(entries: Sequence[tuple[Rulebook, Rule]]) -> str:
    rules = {rule.code: rule for _, rule in entries}
    having = {
        form.name: [rule for _, rule in entries if has(form, rule)] for form in FORMS
    }
    parts = [
        _HEADER,
        "# Structural forms of requirements",
        (
            f"{len(FORMS)} forms were found in what federal texts, states and payers "
            "ask. Each is said by the same few values of `continuum.requirements`, "
            "without a function of its own; here is how, the sentence that it prints, "
            "a real rule that has it, and a case of that rule, worked by hand. The "
            "rules that have a form are listed in {doc}`/reference/rules/by-form`."
        ),
        table_of_markdown(
            ("form", "says", "rules"),
            [
                (
                    f"[{form.name}](#{form.name})",
                    form.meaning,
                    str(len(having[form.name])),
                )
                for form in FORMS
            ],
        ),
    ]
    for form in FORMS:
        parts += _form(form, rules[form.example])
    return page(parts)


def _form(form: Form, rule: Rule) -> Iterator[str]:
    version = next(
        version for version in reversed(rule.versions) if form.holds(rule, version)
    )
    yield f"## {form.name}"
    yield f"{form.meaning[0].upper()}{form.meaning[1:]}. Built as {form.built}."
    yield f"{rule_link(rule)}, {escaped(str(version.citation))}:"
    yield f"> {escaped(str(version.requirement))}"
    yield f"```{{code-block}} python\n{expression(version.requirement)}\n```"
    yield _case(rule)


def _case(rule: Rule) -> str:
    """One golden case of *rule*: of those at a boundary, the first."""
    code = rule.code.lower()
    file = GOLDEN / code.rpartition("-")[0] / f"{code}.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    row = next((row for row in rows if row.get("boundary")), rows[0])
    verdict = str(row["verdict"]).replace("-", " ")
    return (
        f"Worked by hand: {escaped(row['name'])} ({unbroken(str(row['on']))}): "
        f"**{verdict}**."
    )
