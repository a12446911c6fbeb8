"""Every rulebook of the United States: federal, of each state, and of payers.

Scope: the modules of `continuum.rulebooks.us` and `continuum.rulebooks.payers`, each
with its own authority; nothing is merged. A new module is found by itself.

Not covered: what the docstring of each says, and every jurisdiction without a module:
`docs/reference/coverage` lists both. Guidance on treatment plans and the published
claims of programs are no law, and stand apart (`continuum.rulebooks.plan_quality`,
`continuum.rulebooks.programs`).

Importing this module imports all of them. Whoever needs one imports that one.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType
from typing import Final

from continuum.rulebooks import payers, us
from continuum.rules import Rulebook

__all__ = ["RULEBOOKS"]


def _found(package: ModuleType) -> Iterator[Rulebook]:
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        book = importlib.import_module(module.name).RULEBOOK
        assert isinstance(book, Rulebook)  # noqa: S101  # each module holds one
        yield book


RULEBOOKS: Final[tuple[Rulebook, ...]] = tuple(
    sorted((*_found(us), *_found(payers)), key=lambda book: book.authority.code)
)
"""In order of the codes of their authorities."""
