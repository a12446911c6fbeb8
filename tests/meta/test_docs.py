"""Every example runs: in docstrings, in README.md and on every page of the docs.

On a page, a `python` block with prompts is compared line by line; one without prompts
is run, and a `text` block that follows it is compared with what it printed. The blocks
of one page share their names. A block after ``<!-- skip: next -->`` is not run.
"""

from __future__ import annotations

import contextlib
import doctest
import importlib
import inspect
import io
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from sybil import Document, Example, Region
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser
from sybil.typing import Evaluator

from continuum import choosing, law, program, validators
from continuum.rulebooks.national import RULEBOOKS
from docs._forms import is_state, systems
from docs._structural import FORMS
from tests.discovery import module_names, public_modules

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS

PRINTED = " printed"
"""Name, impossible in code, under which a page keeps what its last block printed."""


def docstring_examples() -> Iterator[doctest.DocTest]:
    """Every docstring of the installed package that holds an example."""
    finder = doctest.DocTestFinder(exclude_empty=True)
    for name in module_names():
        module = importlib.import_module(name)
        yield from (test for test in finder.find(module, name) if test.examples)


@pytest.mark.parametrize(
    "example", tuple(docstring_examples()), ids=lambda test: test.name
)
def test_the_example_in_a_docstring_is_right(example: doctest.DocTest) -> None:
    report = io.StringIO()
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(example, out=report.write)
    assert runner.summarize(verbose=False).failed == 0, report.getvalue()


def keeping(inner: Evaluator) -> Evaluator:
    """An evaluator that runs a block and keeps what it printed."""

    def keep(example: Example) -> str | None:
        with contextlib.redirect_stdout(io.StringIO()) as out:
            result = inner(example)
        example.namespace[PRINTED] = out.getvalue()
        return result

    return keep


def run(document: Document) -> Iterator[Region]:
    """The `python` blocks of a page; one without prompts keeps what it prints."""
    for region in PythonCodeBlockParser(doctest_optionflags=FLAGS)(document):
        if isinstance(region.parsed, str):
            assert region.evaluator is not None
            region.evaluator = keeping(region.evaluator)
        yield region


def compared(example: Example) -> str | None:
    """Compare a `text` block with what the `python` block before it printed."""
    printed = example.namespace.pop(PRINTED, "")
    if not printed:
        return None
    expected = str(example.parsed)
    if expected.rstrip() == printed.rstrip():
        return None
    return f"the block before it printed:\n{printed}\nthe page shows:\n{expected}"


PARSERS = (run, CodeBlockParser("text", compared), SkipParser())


def evaluate(page: Path) -> int:
    """Run every block of *page*; how many there were."""
    examples = list(Document.parse(str(page), *PARSERS))
    for example in examples:
        example.evaluate()
    return len(examples)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_example_on_a_page_is_right(page: Path) -> None:
    evaluate(page)


def page(folder: Path, *blocks: tuple[str, str]) -> Path:
    file = folder / "page.md"
    text = "\n\n".join(f"```{language}\n{code}\n```" for language, code in blocks)
    file.write_text(f"# A page\n\n{text}\n", encoding="utf-8")
    return file


def test_the_blocks_of_a_page_share_their_names(tmp_path: Path) -> None:
    blocks = [("python", "a = 1"), ("python", ">>> a + 1\n2"), ("python", "print(a)")]
    assert evaluate(page(tmp_path, *blocks, ("text", "1"))) == 4


@pytest.mark.parametrize(
    "blocks",
    [
        [("python", ">>> 1 + 1\n3")],
        [("python", "1 / 0")],
        [("python", "print('met')"), ("text", "unmet")],
    ],
)
def test_a_wrong_example_fails(tmp_path: Path, blocks: list[tuple[str, str]]) -> None:
    with pytest.raises((AssertionError, ZeroDivisionError)):
        evaluate(page(tmp_path, *blocks))


def test_a_text_block_that_follows_no_output_is_prose(tmp_path: Path) -> None:
    assert evaluate(page(tmp_path, ("text", "anything"))) == 1


def test_every_public_module_is_on_the_page_of_the_api() -> None:
    listed = (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
    data = ("continuum.rulebooks",)  # rules have pages of their own
    missing = [
        module.__name__
        for module in public_modules()
        if not module.__name__.startswith(data)
        and f"automodule:: {module.__name__}\n" not in listed
    ]
    assert not missing, f"add an automodule to docs/reference/api.md: {missing}"


def test_the_numbers_in_prose_are_those_of_the_rules() -> None:
    algebra = (ROOT / "docs/explanation/one-algebra.md").read_text(encoding="utf-8")
    assert f"ask in {len(FORMS)} structural forms" in algebra
    # A jurisdiction more is to change no page by hand, and so these are lower bounds.
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    stated = re.findall(r"more\s+than (\d+) jurisdictions", readme)
    states = [book for book in RULEBOOKS if is_state(book.authority.code)]
    levels = [care for _, care in systems() if care.system.startswith("us-")]
    for lower, those in zip(stated, (states, levels), strict=True):
        assert int(lower) < len(those) <= int(lower) + 15


@pytest.mark.parametrize("module", [choosing, law, program, validators])
def test_a_guide_shows_every_function_about_laws_and_programs(
    module: ModuleType,
) -> None:
    guides = "".join(
        file.read_text(encoding="utf-8")
        for file in (ROOT / "docs" / "how-to").glob("*.md")
    )
    functions = [
        name for name in module.__all__ if inspect.isfunction(getattr(module, name))
    ]
    assert [name for name in functions if f"{name}(" not in guides] == []
